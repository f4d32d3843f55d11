// Packs xano-connect, installs the tarball into an empty project and loads every entry both ways, as a user would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const core = fileURLToPath(new URL('../../core', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'xano-connect-install-'));
const run = (command, args, cwd) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const { exports, bin } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8'));
const entries = Object.keys(exports)
    .filter((path) => !path.endsWith('.json'))
    .map((path) => `xano-connect${path.slice(1)}`);

/** An entry that is built and not exported works in this repository and nowhere else. */
const built = readdirSync(join(core, 'dist'), { recursive: true }).filter((file) =>
    /^(?!shared-).*\.mjs$/.test(file),
);
const forgotten = built.filter(
    (file) => !JSON.stringify([exports, bin]).includes(`"./dist/${file.replaceAll('\\', '/')}"`),
);
if (forgotten.length > 0)
    throw new Error(`neither in exports nor in bin of package.json: ${forgotten.join(', ')}`);

/** What a user's file does; the same words for both module systems. */
const check = (load) => `
const lint = (ok, what) => { if (!ok) { throw new Error(what); } };
(async () => {
    const loaded = { ${entries.map((name) => `'${name}': ${load(name)}`).join(', ')} };
    const node = loaded['xano-connect'];
    const pure = loaded['xano-connect/pure'];
    const exported = (entry, name) => lint(loaded[entry][name] !== undefined, entry + ' does not export ' + name);
    exported('xano-connect', 'createXano');
    exported('xano-connect/browser', 'createXano');
    exported('xano-connect/mcp-sdk', 'createSdkSession');
    exported('xano-connect/files', 'importRecords');
    exported('xano-connect/pure', 'createClientOf');
    for (const [entry, names] of Object.entries(loaded)) {
        lint(Object.keys(names).length > 0, entry + ' exports nothing');
        if (!entry.startsWith('xano-connect/pure')) continue;
        for (const name of Object.keys(names)) { exported('xano-connect', name); exported('xano-connect/browser', name); }
    }
    const { catalogue } = loaded['xano-connect/pure/composites'];
    const { createPureSession, mcpPart } = loaded['xano-connect/pure/mcp'];
    const { setupPart } = loaded['xano-connect/pure/setup'];
    const parts = { mcp: mcpPart(createPureSession), setup: setupPart() };
    const options = { instanceUrl: 'x000-0000-0000.n7.xano.io', accessToken: 'not-a-real-token' };
    const bundled = pure.createClientOf(catalogue, options, node.createNodeRuntime(), parts);
    lint(typeof bundled.table.ensure === 'function', 'a client put together from the pure entries lacks table.ensure');
    lint(typeof bundled.diagnose === 'function', 'a client put together from the pure entries lacks diagnose');
    await bundled.close();
    const xano = node.createXano(options);
    lint(typeof xano.table.add === 'function', 'xano.table.add is missing');
    lint(xano.table('customers').list.operation.id === 'record.list', 'xano.table() has no records');
    lint(typeof xano.record.list.iterate === 'function', 'xano.record.list.iterate is missing');
    try { node.createXano({ instanceUrl: 'https://app.xano.com', accessToken: 'not-a-real-token' }); lint(false, 'a URL that names no instance was taken'); }
    catch (error) { lint(pure.isXanoError(error, 'config'), 'errors are not recognised across entries: ' + error.message); }
    await xano.close();
})();
`;

try {
    const [{ filename }] = JSON.parse(
        run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], core),
    );
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', '--no-audit', '--no-fund', '--silent', join(folder, filename)], folder);
    writeFileSync(
        join(folder, 'esm.mjs'),
        check((name) => `await import('${name}')`),
    );
    writeFileSync(
        join(folder, 'cjs.cjs'),
        check((name) => `require('${name}')`),
    );
    for (const file of ['esm.mjs', 'cjs.cjs']) {
        run(process.execPath, ['--throw-deprecation', file], folder);
        console.log(`ok: the packed package loads and works from ${file}`);
    }
    for (const command of Object.keys(bin)) {
        const help = run('npx', ['--no', command, '--', '--help'], folder);
        if (!help.startsWith(`Usage: ${command}`)) throw new Error(`${command} does not run: ${help}`);
        console.log(`ok: the packed command ${command} runs`);
    }
} finally {
    rmSync(folder, { recursive: true, force: true });
}
