import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
/** Nothing it might fetch or report by itself: what is seen on the wire is the page's. */
const FLAGS = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

function run(command, args, cwd) {
    const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    if (error !== undefined || status !== 0) {
        throw new Error(`${command} ${args.join(' ')} ended with ${error?.message ?? status}`);
    }
}

/** playwright-core, installed once into a cache folder outside the checkout. */
function installDriver() {
    const lock = readFileSync(join(here, 'package-lock.json'));
    const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
    const cache = process.env.XDG_CACHE_HOME || tmpdir();
    const folder = join(cache, `xano-connect-examples-${key}`);
    if (existsSync(folder)) return folder;
    mkdirSync(cache, { recursive: true });
    const building = mkdtempSync(`${folder}-`);
    try {
        for (const file of ['package.json', 'package-lock.json'])
            copyFileSync(join(here, file), join(building, file));
        run('npm', ['ci', '--silent', '--no-audit', '--no-fund', '--ignore-scripts'], building);
        // Renamed when complete: an installation that was interrupted is never taken for a whole one.
        if (!existsSync(folder)) renameSync(building, folder);
    } finally {
        rmSync(building, { recursive: true, force: true });
    }
    return folder;
}

function installChromium() {
    if (existsSync(CHROMIUM)) return;
    const command = 'apt-get update && apt-get install -y --no-install-recommends chromium';
    if (process.getuid?.() !== 0) {
        throw new Error(`${CHROMIUM} is missing. Install it as root: ${command}`);
    }
    run('sh', ['-c', `DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; ${command}`]);
}

/** A browser with a profile of its own, both gone after `close`. */
export async function openBrowser(options) {
    installChromium();
    const require = createRequire(join(installDriver(), 'package.json'));
    const { chromium } = require('playwright-core');
    const profile = mkdtempSync(join(tmpdir(), 'xano-connect-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
        executablePath: CHROMIUM,
        args: FLAGS,
        ...options,
    });
    const close = async () => {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
    };
    return { context, close };
}
