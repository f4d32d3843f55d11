import type { RunContext } from '../../operation.js';

/** Where rows are written, as every call of a run names it. */
export interface Target {
    readonly workspace_id: number | string;
    readonly table_id: number | string;
    readonly data_source?: string | undefined;
}

// Not an interface: an input is one with any keys.
type Given = {
    readonly workspace_id?: number | string | undefined;
    readonly table_id: number | string;
    readonly data_source?: string | undefined;
};

/** Names become ids once, for the whole run: a table renamed in the middle is still the same. */
export async function targetOf(context: RunContext, given: Given): Promise<Target> {
    const workspace_id = await context.workspace(given);
    const table_id = await context.resolve('table_id', given.table_id, { ...given, workspace_id });
    const data_source = given.data_source ?? context.options.dataSource;
    return { workspace_id, table_id, ...(data_source === undefined ? {} : { data_source }) };
}

/** As a checkpoint holds it. */
export const named = ({ workspace_id, table_id, data_source }: Target): Record<string, number | string> => ({
    workspace_id,
    table_id,
    ...(data_source === undefined ? {} : { data_source }),
});
