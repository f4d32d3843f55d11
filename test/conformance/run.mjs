// Runs the conformance suite of the Model Context Protocol against both sessions: `node test/conformance/run.mjs`.
// The harness brings 102 packages, so it is installed once into a cache folder outside the checkout.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const FILES = ['package.json', 'package-lock.json'];

function run(command, args, cwd) {
    const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
    if (error !== undefined) throw error;
    return status ?? 1;
}

function installHarness() {
    const lock = readFileSync(join(here, 'package-lock.json'));
    const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
    const cache = process.env.XDG_CACHE_HOME || tmpdir();
    const folder = join(cache, `xano-connect-conformance-${key}`);
    if (existsSync(folder)) return folder;
    mkdirSync(cache, { recursive: true });
    const building = mkdtempSync(`${folder}-`);
    for (const file of FILES) copyFileSync(join(here, file), join(building, file));
    const status = run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], building);
    if (status !== 0) {
        rmSync(building, { recursive: true, force: true });
        throw new Error(`npm ci ended with ${status}`);
    }
    // Renamed when complete: an installation that was interrupted is never taken for a whole one.
    if (existsSync(folder)) rmSync(building, { recursive: true, force: true });
    else renameSync(building, folder);
    return folder;
}

const harness = join(installHarness(), 'node_modules/@modelcontextprotocol/conformance/dist/index.js');

function conformance(session, ...options) {
    const command = `${process.execPath} --import tsx test/conformance/client.ts ${session}`;
    console.log(`\n== ${session}: ${options.join(' ')}`);
    return run(
        process.execPath,
        [harness, 'client', '--command', command, '--timeout', '15000', ...options],
        root,
    );
}

const failed = [
    conformance('sdk', '--suite', 'all', '--expected-failures', join(here, 'baseline.yml')),
    conformance('pure', '--scenario', 'initialize'),
    conformance('pure', '--scenario', 'tools_call'),
].filter((status) => status !== 0);
process.exitCode = failed.length === 0 ? 0 : 1;
