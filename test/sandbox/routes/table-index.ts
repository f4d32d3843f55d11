import { missingParam, notFound } from '../errors.js';
import type { TableDoc } from '../store/object-kinds.js';
import { readIndex, readIndexes, type TableIndex } from '../store/table-index.js';
import { audit } from './audit.js';
import { tableOf } from './find.js';
import { bodyOf, choiceOf, requiredText } from './input.js';
import type { Call, Route } from './route.js';

const INDEX = '/workspace/{workspace_id}/table/{table_id}/index';

/** Last segment of the adder's path to the type the index reads back with. */
const ADDERS: Readonly<Record<string, string>> = {
    btree: 'btree',
    unique: 'btree|unique',
    search: 'search',
    spatial: 'spatial',
    vector: 'vector',
};

const LANGUAGES = (
    'simple arabic danish dutch english finnish french german hungarian indonesian irish italian lithuanian nepali ' +
    'norwegian portuguese romanian russian spanish swedish tamil turkish'
).split(' ');

export const indexRoutes: readonly Route[] = [
    { method: 'GET', path: INDEX, scope: 'workspace:database read', handler: (call) => tableOf(call).index },
    { method: 'PUT', path: INDEX, scope: 'workspace:database update', handler: replaceIndexes },
    { method: 'DELETE', path: `${INDEX}/{index_id}`, scope: 'workspace:database delete', handler: dropIndex },
    ...Object.entries(ADDERS).map(([adder, type]): Route => {
        const path = `${INDEX}/${adder}`;
        return {
            method: 'POST',
            path,
            scope: 'workspace:database create',
            handler: (call) => addIndex(call, type),
        };
    }),
];

async function replaceIndexes(call: Call): Promise<unknown> {
    const { index } = bodyOf(call);
    if (index === undefined || index === null) throw missingParam('index');
    const table = tableOf(call);
    const indexes = readIndexes(index, table.schema);
    return saved(call, table, () => indexes);
}

async function dropIndex(call: Call): Promise<unknown> {
    const table = tableOf(call);
    const { index_id } = call.params;
    if (!table.index.some(({ id }) => id === index_id)) throw notFound();
    return saved(call, table, (current) => current.filter(({ id }) => id !== index_id));
}

async function addIndex(call: Call, type: string): Promise<unknown> {
    const table = tableOf(call);
    const body = bodyOf(call);
    const extra =
        type === 'search'
            ? { name: requiredText(body, 'name'), lang: choiceOf(body, 'lang', LANGUAGES) }
            : {};
    const index = readIndex({ type, fields: body.fields, ...extra }, table.schema);
    // The id depends on the definition, so the same index added twice is one index.
    await saved(call, table, (current) =>
        current.some(({ id }) => id === index.id) ? current : [...current, index],
    );
    return { id: index.id };
}

async function saved(
    call: Call,
    table: TableDoc,
    next: (current: readonly TableIndex[]) => readonly TableIndex[],
): Promise<null> {
    await call.app.tables.changeIndexes(table, next);
    audit(call, 'update', { kind: 'table', id: table.id, name: table.name, workspaceId: table.workspace_id });
    return null;
}
