import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);

/** The server of `server/pages.ts` in a process of its own. */
export async function pagesServer(): Promise<{ origin: string; close(): Promise<void> }> {
    const child = spawn(process.execPath, ['--import', 'tsx', here('server/pages.ts')], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
        const close = async (): Promise<void> => {
            child.kill();
            await once(child, 'exit');
        };
        return { origin: `http://127.0.0.1:${Number(line)}`, close };
    }
    throw new Error('the page server did not start');
}

/** Runs a module in a fresh process and reads the number it prints. */
export async function numberFrom(script: string, args: readonly string[]): Promise<number> {
    const { stdout } = await run(process.execPath, [here(script), ...args]);
    return Number(stdout.trim());
}

/** Builds the packages: start-up time and size are those of what is published. */
export async function buildPackages(): Promise<void> {
    await run('npm', ['run', '--silent', 'build'], { cwd: here('../..') });
}
