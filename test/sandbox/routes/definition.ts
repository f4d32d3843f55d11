import { isRecord, type JsonRecord } from '../store/json.js';
import type { Cache } from '../store/object-kinds.js';
import type { TableLookup } from '../xanoscript/parse-fields.js';
import type { Call } from './route.js';

/** What bodies that define an endpoint or a function have in common. */

export const cacheOf = (body: JsonRecord): Partial<Cache> => (isRecord(body.cache) ? body.cache : {});

export const fieldsOf = (body: JsonRecord): readonly object[] =>
    Array.isArray(body.input) ? body.input.filter(isRecord) : [];

export const sourceOf = ({ request }: Call): { source?: string } =>
    typeof request.body === 'string' ? { source: request.body } : {};

export function tableLookup({ app }: Call, workspaceId: number): TableLookup {
    const tables = app.objects.list('table', (table) => table.workspace_id === workspaceId);
    return (name) => tables.find((table) => table.name === name)?.id;
}
