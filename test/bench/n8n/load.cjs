// Prints how many milliseconds n8n's loader takes for a package; n8n itself is loaded before.
const { createRequire, Module } = require('node:module');
const { join } = require('node:path');

const [engine, folder] = process.argv.slice(2);
// The package finds n8n's library where n8n has it.
process.env.NODE_PATH = join(engine, 'node_modules');
Module._initPaths();
const load = createRequire(join(engine, 'package.json'));
load('reflect-metadata');
const { PackageDirectoryLoader } = load('n8n-core');
load('n8n-workflow');

const begun = performance.now();
void new PackageDirectoryLoader(folder).loadAll().then(() => {
    console.log(performance.now() - begun);
});
