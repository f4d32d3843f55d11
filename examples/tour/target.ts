import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createXano } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { agreed, inWorkspace, namesInstance } from '../shared/instance.js';
import type { TourOptions } from './arguments.js';
import type { Screen } from './screen.js';

/** Where the tour happens. */
export interface Target {
    readonly xano: Xano;
    readonly kind: 'sandbox' | 'instance';
    close(): Promise<void>;
}

/** The real instance when the environment names one, else a sandbox of our own; nothing when the user says no. */
export async function openTarget(
    options: TourOptions,
    screen: Screen,
    env: NodeJS.ProcessEnv,
): Promise<Target | undefined> {
    return namesInstance(env)
        ? openInstance(options, screen, String(env['XANO_INSTANCE_URL']))
        : openSandbox(options, screen);
}

async function openInstance(options: TourOptions, screen: Screen, url: string): Promise<Target | undefined> {
    screen.title(`A tour of your Xano instance (${url})`);
    screen.note(`It will create the table "${options.table}", add and patch ${options.rows} records in it,`);
    screen.note(
        `read them back, read the request history${options.keep ? '' : ', and remove the table again'}.`,
    );
    screen.note('Nothing else is changed. It stops if a table of that name is already there.');
    if (!options.yes && !(await agreed())) {
        screen.note('Nothing was done. Pass --yes to go on without being asked.');
        return undefined;
    }
    const xano = createXano({ via: options.via });
    const close = (): Promise<void> => xano.close();
    try {
        return { xano: await inWorkspace(xano), kind: 'instance', close };
    } catch (error) {
        await close();
        throw error;
    }
}

interface SandboxFacts {
    readonly origin: string;
    readonly mcpUrl: string;
    readonly tokens: { readonly full: string };
    readonly workspaceId: number;
}

/** A process of its own, so that the figures are those of the client alone. */
async function openSandbox(options: TourOptions, screen: Screen): Promise<Target> {
    screen.title('A tour of Xano Connect, in a local sandbox');
    screen.note('Set XANO_INSTANCE_URL and XANO_ACCESS_TOKEN to run it on your own instance.');
    const script = fileURLToPath(new URL('../../test/sandbox/cli.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, '--json'], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const end = async (): Promise<void> => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGTERM');
        await once(child, 'exit');
    };
    try {
        const facts = await firstLine(child);
        const xano = createXano({
            instanceUrl: facts.origin,
            accessToken: facts.tokens.full,
            workspaceId: facts.workspaceId,
            accountUrl: `${facts.origin}/account/api:meta`,
            ...(options.via === 'mcp' ? { mcpUrl: facts.mcpUrl } : {}),
            via: options.via,
        });
        return {
            xano,
            kind: 'sandbox',
            close: async () => {
                await xano.close();
                await end();
            },
        };
    } catch (error) {
        await end();
        throw error;
    }
}

async function firstLine(child: ChildProcess): Promise<SandboxFacts> {
    if (child.stdout === null) throw new Error('the sandbox has no output');
    for await (const line of createInterface({ input: child.stdout }))
        return JSON.parse(line) as SandboxFacts;
    throw new Error('The sandbox ended before it was ready.');
}
