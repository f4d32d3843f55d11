import { fieldPath, invalidInput, isPlainObject } from '../../../invalid-input.js';
import type { Input } from '../../../operation.js';
import type { Draft } from '../draft.js';
import { isRow, withMoments } from './columns.js';
import type { Form } from './form.js';

/** Keys people put a whole record under. */
const WRAPPERS = ['row', 'record', 'data', 'fields', 'values', 'updates', 'changes'];

/** Whether a lone key with an object is a record in a wrapper, and not a column of that name. */
async function isWrapper(draft: Draft, key: string): Promise<boolean> {
    const columns = await draft.lookup.columns(draft.tableIds());
    if (columns === undefined)
        draft.note(`"${key}" is taken for the record itself, not for a column of that name.`);
    return columns?.some(({ name }) => name === key) !== true;
}

const columnKeys = (draft: Draft): readonly string[] =>
    draft.keys.filter((key) => !Object.hasOwn(draft.properties, key));

/** `{ row: { name: ... } }` where the server wants one argument per column. */
export const wrappedRow: Form = {
    tools: /^(addTableContent|updateTableContentItem)$/,
    applies: (draft) => {
        const [key, ...others] = columnKeys(draft);
        return (
            key !== undefined &&
            others.length === 0 &&
            WRAPPERS.includes(key) &&
            isPlainObject(draft.get(key))
        );
    },
    adapt: async (draft) => {
        const [key = ''] = columnKeys(draft);
        const row = draft.get(key);
        if (!isRow(row) || !(await isWrapper(draft, key))) return;
        draft.take(key);
        const clash = Object.keys(row).find((name) => Object.hasOwn(draft.properties, name));
        if (clash !== undefined) {
            throw invalidInput(
                fieldPath(key, clash),
                `A column "${clash}" cannot be given to ${draft.tool.name}, which has an argument of that name.`,
                'Use addTableContentBulk or patchTableContentBulk.',
            );
        }
        for (const [name, value] of Object.entries(row)) draft.set(name, value);
    },
};

/** Dates in the columns of one record. */
export const rowDates: Form = {
    tools: wrappedRow.tools,
    applies: () => true,
    adapt: async (draft) => {
        const names = columnKeys(draft);
        const row = Object.fromEntries(names.map((name) => [name, draft.get(name)]));
        const [read = row] = await withMoments(draft, [row], () => '');
        for (const [name, value] of Object.entries(read)) draft.set(name, value);
    },
};

function readRows(draft: Draft, key: string, example: string): readonly Input[] {
    const rows = draft.get(key);
    const odd = Array.isArray(rows) ? rows.findIndex((row) => !isRow(row)) : 0;
    if (Array.isArray(rows) && rows.length > 0 && odd < 0) return rows.filter(isRow);
    const empty = Array.isArray(rows) && rows.length === 0;
    throw invalidInput(
        empty || !Array.isArray(rows) ? key : fieldPath(key, odd),
        empty
            ? `${key} is empty: there is nothing to do.`
            : `${key} must be a list of objects, one per record.`,
        `Write for example [${example}].`,
    );
}

/** Dates in the records of a bulk insert. */
export const bulkRows: Form = {
    tools: /^addTableContentBulk$/,
    applies: (draft) => Array.isArray(draft.get('items')),
    adapt: async (draft) => {
        draft.set(
            'items',
            await withMoments(draft, readRows(draft, 'items', '{ "name": "Ada" }'), (i) =>
                fieldPath('items', i),
            ),
        );
    },
};

const ID_KEYS = ['row_id', 'id', 'record_id'];
const PATCH = '{ "row_id": 1, "updates": { "column": value } }';
const CHANGE_KEYS = ['updates', 'changes', 'data', 'fields'];

/** `{ row_id, updates }`, `{ id, updates }` or `{ id, column: value, ... }`. */
function readPatch(
    entry: Input,
    path: string,
): { readonly row_id: number | string; readonly updates: Input } {
    const ids = ID_KEYS.filter((key) => entry[key] !== undefined);
    const [idKey] = ids;
    const row_id = idKey === undefined ? undefined : entry[idKey];
    if (idKey === undefined || (typeof row_id !== 'number' && typeof row_id !== 'string') || row_id === '') {
        throw invalidInput(path, 'The id of the record is missing.', `Write ${PATCH}.`);
    }
    const { [idKey]: _id, ...rest } = entry;
    const [only, ...others] = Object.keys(rest);
    const nested =
        only !== undefined && others.length === 0 && CHANGE_KEYS.includes(only) ? rest[only] : undefined;
    // `row_id` is no column: what stands beside it is one of the wrappers or a slip.
    if (isRow(nested)) return { row_id, updates: nested };
    if (only === undefined || (idKey === 'row_id' && CHANGE_KEYS.some((key) => isRow(rest[key])))) {
        throw invalidInput(
            path,
            only === undefined
                ? 'Nothing is to be changed.'
                : 'Changes stand both beside "updates" and in it.',
            `Write ${PATCH}.`,
        );
    }
    return { row_id, updates: rest };
}

/** `updates: [{ id, ...columns }]` where the server wants `items: [{ row_id, updates }]`. */
export const bulkPatch: Form = {
    tools: /^patchTableContentBulk$/,
    applies: (draft) => draft.hasForeign('updates') || Array.isArray(draft.get('items')),
    adapt: async (draft) => {
        const key = draft.hasForeign('updates') && draft.get('items') === undefined ? 'updates' : 'items';
        const patches = readRows(draft, key, PATCH).map((entry, i) => readPatch(entry, fieldPath(key, i)));
        const dated = await withMoments(
            draft,
            patches.map(({ updates }) => updates),
            (i) => fieldPath(key, i),
        );
        draft.take(key);
        draft.set(
            'items',
            patches.map(({ row_id }, i) => ({ row_id, updates: dated[i] ?? {} })),
        );
    },
};

/** Dates in what a search changes. */
export const searchPatch: Form = {
    tools: /^patchTableContentBySearch$/,
    applies: (draft) => isRow(draft.get('updates')),
    adapt: async (draft) => {
        const updates = draft.get('updates');
        if (!isRow(updates)) return;
        const [dated = updates] = await withMoments(draft, [updates], () => 'updates');
        draft.set('updates', dated);
    },
};
