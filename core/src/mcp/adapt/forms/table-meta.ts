import { fieldPath, invalidInput, isPlainObject } from '../../../invalid-input.js';
import { didYouMean } from '../../../near.js';
import type { Input } from '../../../operation.js';
import { asPage } from '../../../paginate.js';
import { compareSchema } from '../../../schema/index.js';
import type { Column, Index, SchemaDifference } from '../../../schema/index.js';
import type { Draft } from '../draft.js';
import type { AdaptedCall } from '../types.js';
import { indexCalls, readFields } from './table-parts.js';
import type { Form } from './form.js';

const INSTEAD: Readonly<Record<string, string>> = {
    remove_fields: 'deleteTableSchemaElement drops a column with its values.',
    drop_fields: 'deleteTableSchemaElement drops a column with its values.',
    delete_fields: 'deleteTableSchemaElement drops a column with its values.',
    rename_fields: 'renameTableColumn renames a column.',
};

const PARTS = ['add_fields', 'modify_fields'] as const;

function readUpdates(draft: Draft): Input {
    const updates = draft.take('schema_updates');
    if (!isPlainObject(updates)) {
        throw invalidInput(
            'schema_updates',
            'schema_updates must be an object.',
            'It has add_fields and modify_fields.',
        );
    }
    const odd = Object.keys(updates).find((key) => !PARTS.some((part) => part === key));
    if (odd === undefined) return updates;
    throw invalidInput(
        fieldPath('schema_updates', odd),
        `schema_updates has no "${odd}".${didYouMean(odd, PARTS)}`,
        INSTEAD[odd] ?? 'It has add_fields and modify_fields.',
    );
}

const isIndex = (item: unknown): item is Index =>
    isPlainObject(item) && typeof item['type'] === 'string' && Array.isArray(item['fields']);

async function readIndexes(draft: Draft, ids: Input): Promise<readonly Index[]> {
    const { name } = draft.live('listTableIndexes', 'Changing columns');
    return asPage(await draft.context.call(name, ids), name).items.filter(isIndex);
}

function checkNames(
    names: readonly string[],
    existing: readonly Column[],
    part: (typeof PARTS)[number],
): void {
    const known = existing.map(({ name }) => name);
    const wrong = names.find((name) => known.includes(name) === (part === 'add_fields'));
    if (wrong === undefined) return;
    const at = fieldPath(fieldPath('schema_updates', part), wrong);
    throw part === 'add_fields'
        ? invalidInput(
              at,
              `The table has a column "${wrong}" already.`,
              'Describe the change in modify_fields.',
          )
        : invalidInput(
              at,
              `The table has no column "${wrong}".${didYouMean(wrong, known)}`,
              'Describe a new column in add_fields.',
          );
}

/** Nothing here drops an index, so taking uniqueness away is not done silently either. */
function checkKept(wanted: unknown, indexes: readonly Index[], path: string): void {
    for (const [name, change] of Object.entries(isPlainObject(wanted) ? wanted : {})) {
        const key = ['unique', 'index'].find((one) => isPlainObject(change) && change[one] === false);
        const kept = indexes.find(
            ({ type, fields }) =>
                type === (key === 'unique' ? 'btree|unique' : 'btree') &&
                fields.length === 1 &&
                fields[0]?.name === name,
        );
        if (key === undefined || kept === undefined) continue;
        throw invalidInput(
            fieldPath(fieldPath(path, name), key),
            `"${name}" has an index, which changing the column does not drop.`,
            `Drop it with deleteTableIndex${kept.id === undefined ? '' : ` (index_id "${kept.id}")`}.`,
        );
    }
}

/** Changes that rewrite the values of a column; others at most refuse new ones. */
const REWRITES = new Set<string>(['type', 'style', 'children', 'vector']);

const rewrites = ({ changes }: SchemaDifference['change'][number]): boolean =>
    changes.some(({ key }) => REWRITES.has(key));

/** `schema_updates` of the older guide: Xano replaces the list of columns whole, so it is read and sent back complete. */
export const tableMeta: Form = {
    tools: /^updateTableMetadata$/,
    applies: (draft) => draft.hasForeign('schema_updates'),
    adapt: async (draft) => {
        const updates = readUpdates(draft);
        const ids = draft.tableIds();
        const { name: replace } = draft.live('updateTableSchema', 'Changing columns');
        draft.live('getTableSchema', 'Changing columns');
        const existing = (await draft.lookup.columns(ids)) ?? [];
        const indexes = await readIndexes(draft, ids);
        let columns = existing;
        const changed: SchemaDifference[] = [];
        for (const part of PARTS) {
            if (updates[part] === undefined) continue;
            const path = fieldPath('schema_updates', part);
            const wanted = await readFields(draft, updates[part], path, existing);
            checkKept(updates[part], indexes, path);
            checkNames(Object.keys(wanted.stated), existing, part);
            const difference = compareSchema({ columns, indexes }, wanted);
            columns = difference.merged;
            changed.push(difference);
            draft.notes.push(...difference.warnings);
        }
        const added = changed.flatMap(({ add }) => add.map(({ name }) => name));
        const change = changed.flatMap((one) => one.change);
        const newIndexes = changed.flatMap(({ add_index }) => add_index);
        const lossy = change.filter(rewrites).map(({ name }) => `"${name}"`);
        if (lossy.length > 0) draft.destroys = `values of ${lossy.join(', ')} that do not fit any more`;
        const calls: AdaptedCall[] = [
            ...(added.length + change.length > 0
                ? [{ tool: replace, args: { ...ids, schema: columns } }]
                : []),
            ...indexCalls(draft, newIndexes, () => ids),
        ];
        draft.shape = (args) => {
            const meta = Object.keys(args).some((key) => !(key in ids));
            return {
                calls: meta ? [...calls, { tool: draft.tool.name, args }] : calls,
                finish: () =>
                    Promise.resolve({
                        success: true,
                        columns_added: added,
                        columns_changed: change.map(({ name }) => name),
                        indexes_added: newIndexes.map(({ type, fields }) => ({ type, fields })),
                    }),
            };
        };
    },
};
