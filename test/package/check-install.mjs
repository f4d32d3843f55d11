// Packs xano-connect, installs the tarball into an empty project and loads every entry both ways, as a user would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const core = fileURLToPath(new URL('../../core', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'xano-connect-install-'));
const run = (command, args, cwd) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** What a user's file does; the same words for both module systems. */
const check = (load) => `
const lint = (ok, what) => { if (!ok) { throw new Error(what); } };
(async () => {
    const node = ${load('xano-connect')};
    const pure = ${load('xano-connect/pure')};
    const browser = ${load('xano-connect/browser')};
    lint(typeof node.createXano === 'function', 'createXano is not exported');
    lint(typeof pure.createClient === 'function', 'createClient is not exported');
    lint(typeof browser.createXano === 'function', 'createXano of the browser entry is not exported');
    const xano = node.createXano({ instanceUrl: 'x000-0000-0000.n7.xano.io', accessToken: 'not-a-real-token' });
    lint(typeof xano.table.add === 'function', 'xano.table.add is missing');
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
} finally {
    rmSync(folder, { recursive: true, force: true });
}
