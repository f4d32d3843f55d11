import { invalidInput, isPlainObject } from '../../../invalid-input.js';
import { isColumnType } from '../../../schema/index.js';
import type { Draft } from '../draft.js';
import { indexCalls, readFields, tableIdOf } from './table-parts.js';
import type { Form } from './form.js';

const SOURCES = ['fields', 'columns', 'schema'];

/** Keys of Xano's own columns; any other is somebody's description. */
const OWN_KEYS = new Set(
    'name type description nullable required default access style sensitive format values tableref_id vector children validators'.split(
        ' ',
    ),
);

const isOwnColumn = (column: unknown): boolean =>
    isPlainObject(column) &&
    typeof column['type'] === 'string' &&
    isColumnType(column['type']) &&
    Object.keys(column).every((key) => OWN_KEYS.has(key));

const sourcesOf = (draft: Draft): string[] =>
    SOURCES.filter((key) => (key === 'schema' ? draft.get(key) !== undefined : draft.hasForeign(key)));

/** Columns as an object, or described as people know them elsewhere; uniqueness is an index of its own in Xano. */
export const addTable: Form = {
    tools: /^addTable$/,
    applies: (draft) => {
        const schema = draft.get('schema');
        if (sourcesOf(draft).some((key) => key !== 'schema')) return true;
        return schema !== undefined && !(Array.isArray(schema) && schema.every(isOwnColumn));
    },
    adapt: async (draft) => {
        const [source = 'schema', other] = sourcesOf(draft);
        if (other !== undefined) {
            throw invalidInput(
                other,
                `The columns are given twice, in ${source} and ${other}.`,
                'Keep one of the two.',
            );
        }
        const { columns, indexes, implied } = await readFields(draft, draft.take(source), source);
        // choice: Xano's tool page says id and created_at need not be given, its API that a schema begins with id: with
        // both in front either is content.
        draft.set('schema', columns);
        // The first two are of id and created_at, which every table has.
        draft.after.push(
            ...indexCalls(draft, indexes.slice(2), (before) => ({
                workspace_id: draft.get('workspace_id'),
                table_id: tableIdOf(before[0]),
            })),
        );
        if (implied.length === 0)
            draft.note('"id" is the primary key and counts up by itself; every table has one.');
    },
};
