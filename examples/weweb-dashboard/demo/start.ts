// Everything for a look around, with one command: a local Xano with sample data, a proxy, and this app.
//
//   npm run dashboard          in the root of the repository
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBackEnd } from './back-end.js';
import { people } from './users.js';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const PORT = 5180;

/** The app has libraries of its own, which the root does not install. */
function requireLibraries(): void {
    if (existsSync(join(FOLDER, 'node_modules/vite'))) return;
    process.stdout.write('Installing the libraries of the app, once ...\n');
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });
    if (status !== 0) throw new Error('npm could not install them; see above');
}

requireLibraries();
process.stdout.write('Starting a local Xano with sample data ...\n');
const origin = `http://127.0.0.1:${PORT}`;
const backEnd = await startBackEnd([origin]);
const temporary = mkdtempSync(join(tmpdir(), 'xano-admin-'));
const settings = join(temporary, 'settings.json');
writeFileSync(
    settings,
    JSON.stringify({
        publicData: backEnd.publicData,
        demo: { users: people.map(({ name, token }) => ({ name, token })) },
    }),
);
const vite = spawn(
    process.execPath,
    [
        join(FOLDER, 'node_modules/vite/bin/vite.js'),
        '--port',
        String(PORT),
        '--strictPort',
        '--logLevel',
        'warn',
    ],
    { cwd: FOLDER, stdio: 'inherit', env: { ...process.env, XANO_ADMIN_SETTINGS: settings } },
);
process.stdout.write(`\nOpen ${origin} and sign in as Dana. Ctrl+C stops everything.\n`);

// Ctrl+C reaches vite, too; when it has ended, so do we.
process.once('SIGINT', () => undefined);
process.once('SIGTERM', () => vite.kill());
vite.once('exit', (code) => {
    rmSync(temporary, { recursive: true, force: true });
    void backEnd.close().then(() => process.exit(code ?? 0));
});
