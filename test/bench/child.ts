import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);

export interface BenchServer {
    readonly origin: string;
    close(): Promise<void>;
}

/** The server of `server/pages.ts` in a process of its own. */
export const pagesServer = (): Promise<BenchServer> => start('server/pages.ts');

/** The server of `server/mcp.ts` in a process of its own. */
export const mcpServer = (): Promise<BenchServer> => start('server/mcp.ts');

/** The server of `server/bulk.ts` in a process of its own. */
export const bulkServer = (): Promise<BenchServer> => start('server/bulk.ts');

export interface BenchSandbox {
    readonly origin: string;
    readonly metaUrl: string;
    readonly workspaceId: number;
    /** Of its MCP server. */
    readonly url: string;
    readonly token: string;
    close(): Promise<void>;
}

/** A sandbox in a process of its own that every request takes `latencyMs` longer to reach. */
export async function sandbox(latencyMs: number): Promise<BenchSandbox> {
    const { line, close } = await spawned('../sandbox/cli.ts', '--json', '--latency', String(latencyMs));
    const { mcpUrl, tokens, ...facts } = JSON.parse(line) as Omit<BenchSandbox, 'close' | 'url' | 'token'> & {
        readonly mcpUrl: string;
        readonly tokens: { readonly full: string };
    };
    return { ...facts, url: mcpUrl, token: tokens.full, close };
}

async function start(script: string, ...args: string[]): Promise<BenchServer> {
    const { line, close } = await spawned(script, ...args);
    return { origin: `http://127.0.0.1:${Number(line)}`, close };
}

/** Runs a server in a process of its own, so that it takes nothing from what is measured; it first prints where it is. */
async function spawned(script: string, ...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', here(script), ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
        const close = async (): Promise<void> => {
            child.kill();
            await once(child, 'exit');
        };
        return { line, close };
    }
    throw new Error(`${script} did not start`);
}

/** Runs a module in a fresh process and reads the number it prints. */
export async function numberFrom(script: string, args: readonly string[]): Promise<number> {
    const { stdout } = await run(process.execPath, [here(script), ...args]);
    return Number(stdout.trim());
}

let building: Promise<unknown> | undefined;

/** Builds the packages, once: start-up time, size and speed are those of what is published. */
export async function buildPackages(): Promise<void> {
    await (building ??= run('npm', ['run', '--silent', 'build'], { cwd: here('../..') }));
}

/** An entry of what is published: through the package's name the bench would load the sources. */
export const importBuilt = (entry: string): Promise<unknown> =>
    import(new URL(`../../core/dist/${entry}`, import.meta.url).href);
