import type { XanoError, XanoOptions } from 'xano-connect';
import { type Sandbox, startSandbox } from '../../../sandbox/index.js';
import { expectFailure } from './expect-failure.js';
import type { Expected } from './expect-failure.js';
import { closeRuntime, watch } from './watch.js';
import type { Hooks, Watched } from './watch.js';

export interface Bench {
    readonly sandbox: Sandbox;
    /**
     * The table `customers`: name (required), email (unique), status (active or paused), age (whole number). Its first
     * record is Ada, ada@example.test.
     */
    readonly tableId: number;
    /** A client of the sandbox, with a token that may do everything unless `options` has another. */
    client(options?: XanoOptions, hooks?: Hooks): Watched;
    /** Switches a fault on until the next `reset`. */
    fault(kind: string, rule?: FaultRule): Promise<void>;
    reset(): Promise<void>;
    expectFailure(run: () => unknown, expected: Expected, watched: Watched): Promise<XanoError>;
    close(): Promise<void>;
}

export interface FaultRule {
    readonly match?: { readonly method?: string; readonly path?: string };
    readonly skip?: number;
    readonly times?: number;
    /** Fields of the fault itself, such as `when`, `status`, `body`. */
    readonly with?: Readonly<Record<string, unknown>>;
}

const COLUMNS = [
    { name: 'id', type: 'int' },
    { name: 'name', type: 'text', required: true },
    { name: 'email', type: 'email' },
    { name: 'status', type: 'enum', values: ['active', 'paused'], default: 'active' },
    { name: 'age', type: 'int', nullable: true },
] as const;

/** A sandbox with one table and two endpoints of one name. */
export async function openBench(): Promise<Bench> {
    const sandbox = await startSandbox({ faults: true, seed: 'empty' });
    const { full, readOnly, expired, appUser } = sandbox.tokens;
    const secrets = [full, readOnly, expired, appUser];
    const client: Bench['client'] = (options = {}, hooks = {}) =>
        watch(
            {
                instanceUrl: sandbox.origin,
                accessToken: full,
                workspaceId: sandbox.workspaceId,
                ...options,
            },
            hooks,
        );
    const control = async (method: string, rule?: unknown): Promise<void> => {
        const answer = await fetch(`${sandbox.origin}/_sandbox/faults`, {
            method,
            ...(rule === undefined ? {} : { body: JSON.stringify(rule) }),
        });
        if (!answer.ok) throw new Error(await answer.text());
    };
    const { xano } = client();
    const { id: tableId } = await xano.table.add({ name: 'customers', schema: [...COLUMNS] });
    await xano.index.add({ table_id: tableId, kind: 'unique', fields: [{ name: 'email', op: 'asc' }] });
    await xano.record.create({ table_id: tableId, row: { name: 'Ada', email: 'ada@example.test' } });
    const group = await xano.apiGroup.create({ name: 'shop' });
    for (const verb of ['GET', 'POST'] as const) {
        await xano.endpoint.create({ apigroup_id: group.id, name: 'orders', verb });
    }
    return {
        sandbox,
        tableId,
        client,
        fault: (kind, { with: fields = {}, ...rule } = {}) =>
            control('POST', { ...rule, fault: { kind, ...fields } }),
        reset: () => control('DELETE'),
        expectFailure: (run, expected, watched) => expectFailure(run, expected, { ...watched, secrets }),
        async close() {
            closeRuntime();
            await sandbox.close();
        },
    };
}
