import { createNodeRuntime, createXano } from 'xano-connect';
import type { Xano, XanoOptions } from 'xano-connect';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

/** Milliseconds. Pauses before another attempt are as long at most, or as long as a look waits; time limits are longer. */
const PAUSES = { upTo: 8_000, look: 15_000 };

export interface BulkBench {
    readonly sandbox: Sandbox;
    readonly xano: Xano;
    /** Another client: it knows nothing of the first one's calls, and waits for nothing. */
    client(options?: XanoOptions): Xano;
    /** Switches a fault on, until `calm`. */
    fault(
        kind: string,
        rule?: {
            readonly match?: Readonly<Record<string, string>>;
            readonly skip?: number;
            readonly times?: number;
            readonly with?: Readonly<Record<string, unknown>>;
        },
    ): Promise<void>;
    /** Switches all faults off; answers how often each fired. */
    calm(): Promise<number[]>;
    close(): Promise<void>;
}

export async function openBulkBench(): Promise<BulkBench> {
    const sandbox = await startSandbox({ seed: 'empty', faults: true });
    const clients: Xano[] = [];
    const client = (options: XanoOptions = {}): Xano => {
        const runtime = createNodeRuntime();
        const made = createXano({
            instanceUrl: sandbox.origin,
            accessToken: sandbox.tokens.full,
            workspaceId: sandbox.workspaceId,
            mcpUrl: sandbox.mcpUrl,
            via: 'rest',
            runtime: {
                ...runtime,
                sleep: (ms, signal) =>
                    ms <= PAUSES.upTo || ms === PAUSES.look ? Promise.resolve() : runtime.sleep(ms, signal),
            },
            ...options,
        });
        clients.push(made);
        return made;
    };
    const control = async (method: string, rule?: unknown): Promise<Response> => {
        const body = rule === undefined ? {} : { body: JSON.stringify(rule) };
        const answer = await fetch(`${sandbox.origin}/_sandbox/faults`, { method, ...body });
        if (!answer.ok) throw new Error(await answer.text());
        return answer;
    };
    return {
        sandbox,
        xano: client(),
        client,
        fault: async (kind, { with: fields, ...rule } = {}) => {
            await control('POST', { ...rule, fault: { kind, ...fields } });
        },
        async calm() {
            const { rules } = (await (await control('GET')).json()) as { rules: { fired: number }[] };
            await control('DELETE');
            return rules.map(({ fired }) => fired);
        },
        async close() {
            for (const one of clients) await one.close();
            await sandbox.close();
        },
    };
}
