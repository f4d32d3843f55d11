import type { Place } from './load-seed.js';
import type { SampleWorkspace } from './seed/index.js';
import { newGuid } from './store/names.js';
import type { Cache, LogicKind } from './store/object-kinds.js';

/** The recorded defaults of an endpoint's and a function's cache. */
export const DEFAULT_CACHE: Cache = {
    active: false,
    ttl: 3600,
    input: true,
    auth: true,
    datasource: true,
    ip: false,
    headers: [],
    env: [],
};

export function baseObject(workspaceId: number, name: string, description: string, at: number) {
    return {
        workspace_id: workspaceId,
        created_at: at,
        updated_at: at,
        name,
        description,
        docs: '',
        guid: newGuid(),
        tag: [] as readonly string[],
    };
}

interface SampleLogic {
    readonly name: string;
    readonly description: string;
    readonly created_at: number;
    readonly xanoscript: string;
}

/** Names of what a run history can refer to, with ids, by kind. */
export type LogicIds = ReadonlyMap<LogicKind, ReadonlyMap<string, number>>;

/** Functions, tasks, tools, middleware and triggers. */
export async function loadLogic(
    place: Place,
    sample: SampleWorkspace,
    tableIds: ReadonlyMap<string, number>,
): Promise<LogicIds> {
    const { columns, workspaceId } = place;
    return new Map<LogicKind, ReadonlyMap<string, number>>([
        [
            'function',
            await load(place, 'function', sample.functions, ({ input }) => ({
                cache: DEFAULT_CACHE,
                input: columns(input),
            })),
        ],
        [
            'task',
            await load(place, 'task', sample.tasks, ({ datasource, active }) => ({ datasource, active })),
        ],
        [
            'tool',
            await load(place, 'tool', sample.tools, ({ instructions, input }) => ({
                instructions,
                input: columns(input),
            })),
        ],
        [
            'middleware',
            await load(place, 'middleware', sample.middleware, ({ input }) => ({ input: columns(input) })),
        ],
        [
            'table_trigger',
            await load(place, 'table_trigger', sample.tableTriggers, ({ table, actions, datasources }) => ({
                actions,
                datasources,
                input: [],
                table_id: tableIds.get(table),
            })),
        ],
        [
            'workspace_trigger',
            await load(place, 'workspace_trigger', sample.workspaceTriggers, ({ actions }) => ({
                actions,
                input: [],
                workspace_id: workspaceId,
            })),
        ],
    ]);
}

async function load<T extends SampleLogic>(
    { app, workspaceId, branch }: Place,
    kind: LogicKind,
    samples: readonly T[],
    extras: (sample: T) => object,
): Promise<ReadonlyMap<string, number>> {
    const ids = new Map<string, number>();
    for (const sample of samples) {
        const base = baseObject(workspaceId, sample.name, sample.description, sample.created_at);
        const source = sample.xanoscript;
        const doc = { ...base, branch, draft_updated_at: null, source, ...extras(sample) };
        ids.set(sample.name, (await app.objects.insert(kind, doc)).id);
    }
    return ids;
}
