import { asText } from '../../as-text.js';
import * as z from 'zod/mini';
import { defineComposite } from '../../operation.js';
import { content, some, text, whole } from '../fields.js';
import { searching } from '../search-fields.js';
import { rowIds, thing } from '../shapes.js';
import { Duplicates, requireOwn } from './duplicates.js';
import { rowsById } from './rows-by-id.js';

const input = () =>
    z.strictObject({
        ...content,
        /** Columns whose values, taken together, should be there only once. */
        columns: some(text()),
        /** Only records that meet this condition. Default: all. */
        search: searching.search,
        /** `A` and `a` are different values. Default true. */
        case_sensitive: z._default(z.boolean(), true),
        /** Groups answered, largest first. Default 1,000. */
        limit_groups: z._default(whole(), 1000),
    });

/**
 * `values` in the order of `columns`; `row_ids` in ascending order, the first 100 of a group. `duplicate_rows` are those
 * that repeat an earlier record; `duplicate_groups` counts all groups, answered or not.
 */
const output = () =>
    thing({
        groups: z.array(thing({ values: z.array(z.unknown()), count: z.number(), row_ids: rowIds() })),
        rows_read: z.number(),
        duplicate_rows: z.number(),
        duplicate_groups: z.number(),
    });

export const recordFindDuplicates = defineComposite({
    id: 'record.findDuplicates',
    title: 'Find duplicate records',
    description:
        'Groups records that have the same values in `columns`, largest group first. ' +
        '1 and "1" are different, and so are null and "".',
    effect: 'read',
    scope: 'Workspace Content: Read',
    input,
    output,
    run: async (context, { columns, search, case_sensitive, limit_groups, ...where }) => {
        const duplicates = new Duplicates({ caseSensitive: case_sensitive });
        const pages = rowsById(context, { where, search });
        let read = 0;
        for await (const { rows, total } of pages) {
            for (const row of rows) {
                if (read === 0) requireOwn(row, columns, (i) => `columns[${i}]`);
                read++;
                const { id } = row;
                duplicates.add(
                    typeof id === 'number' ? id : asText(id),
                    columns.map((column) => row[column]),
                );
            }
            context.progress({ done: read, total: Math.max(total, read) });
        }
        return {
            groups: duplicates.groups(limit_groups).map((group) => ({
                values: [...group.values],
                count: group.count,
                row_ids: [...group.row_ids],
            })),
            rows_read: read,
            duplicate_rows: duplicates.extra,
            duplicate_groups: duplicates.groupCount,
        };
    },
});
