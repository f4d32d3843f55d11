import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where everything that is installed for tests lies: outside the checkout, and the same for all checkouts. */
export function cacheFolder(): string {
    const { XANO_CONNECT_CACHE, XDG_CACHE_HOME } = process.env;
    if (XANO_CONNECT_CACHE !== undefined && XANO_CONNECT_CACHE !== '') return XANO_CONNECT_CACHE;
    return join(
        XDG_CACHE_HOME === undefined || XDG_CACHE_HOME === '' ? join(homedir(), '.cache') : XDG_CACHE_HOME,
        'xano-connect',
    );
}

const POLL_MS = 500;

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (thrown) {
        // EPERM: it runs, as somebody else.
        return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
    }
}

/** True when this process holds the lock now. A lock whose process died is taken over. */
function take(file: string): boolean {
    try {
        writeFileSync(file, String(process.pid), { flag: 'wx' });
        return true;
    } catch (thrown) {
        if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
    }
    const holder = Number(readFileSync(file, 'utf8'));
    // 0: the file is there and the number is not written yet.
    if (holder === 0 || isAlive(holder)) return false;
    rmSync(file, { force: true });
    return take(file);
}

/** Does `work` while no other process does anything under the same name. `onWait` is called once when it has to wait. */
export async function alone<T>(name: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
    const folder = cacheFolder();
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.lock`);
    let told = false;
    while (!take(file)) {
        if (!told) onWait();
        told = true;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    try {
        return await work();
    } finally {
        rmSync(file, { force: true });
    }
}
