import { asText } from '../../../as-text.js';
import { XanoError } from '../../../errors.js';
import { fieldPath, invalidInput, isPlainObject } from '../../../invalid-input.js';
import { didYouMean } from '../../../near.js';
import type { Input } from '../../../operation.js';
import { asPage } from '../../../paginate.js';
import { RecentIds } from '../../../recent-ids.js';
import { isEmptySearch } from '../../../search/index.js';
import type { Draft } from '../draft.js';
import { setSearch } from './table-search.js';
import type { Form } from './form.js';

/** Xano names no maximum for a page of records; its users run 100 without trouble. */
const PER_PAGE = 100;
/** As many ids as are shown of one group. */
const IDS = 100;

interface Group {
    readonly values: readonly unknown[];
    count: number;
    readonly row_ids: unknown[];
}

function readColumns(given: unknown, path: string): string[] {
    const columns = [given].flat();
    const read = columns.filter((column): column is string => typeof column === 'string' && column !== '');
    if (read.length > 0 && read.length === columns.length) return read;
    throw invalidInput(
        path,
        'group_by names no column.',
        'Write { "group_by": "email", "having": "count(*) > 1" }.',
    );
}

/** The least size of a group: `count(*) > 1` or `count(*) >= 2`. */
function readHaving(given: unknown, path: string): number {
    const [, sign, digits] =
        /^\s*count\s*\(\s*(?:\*|\w+)?\s*\)\s*(>=|>)\s*(\d{1,9})\s*$/i.exec(asText(given)) ?? [];
    const least = Number(digits) + (sign === '>' ? 1 : 0);
    if (digits !== undefined && least >= 2) return least;
    throw invalidInput(
        path,
        'Xano has no grouping; only duplicates can be found, by reading the records.',
        'Write "having": "count(*) > 1", or search the records and group them yourself.',
    );
}

/** Whether a search is in Xano's statement form, with which the short form cannot share a list. */
const isStatement = (one: unknown): boolean =>
    isPlainObject(one) && isPlainObject(one['group'] ?? one['left'] ?? one['statement']);

/** The id to go on after; undefined where ids are no numbers, and then rows are read page by page. */
function nextStart(rows: readonly Input[], last: number | undefined, tool: string): number | undefined {
    const id = rows.at(-1)?.['id'];
    if (typeof id !== 'number') return undefined;
    if (last === undefined || id > last) return id;
    // Going on would read the same page for ever, and stopping would miss duplicates.
    throw new XanoError({
        kind: 'protocol',
        message: `${tool}: records after id ${last} were asked for, and the answer ends at id ${id}.`,
        hint: 'The server does not search or sort by id as Xano does: duplicates cannot be found with it.',
    });
}

/** Every record in the order of ids, each page after the last id seen, so that none is skipped or doubled. */
async function* readRows(draft: Draft, { search, ...args }: Input): AsyncGenerator<readonly Input[]> {
    const { name } = draft.tool;
    const base = search === undefined ? [] : [search].flat();
    const recent = new RecentIds();
    let last: number | undefined;
    for (let page = 1; ; page++) {
        const after = base.some(isStatement)
            ? { type: 'statement', left: { tag: 'col', operand: 'id' }, op: '>', right: { operand: last } }
            : { 'id|>': last };
        const conditions = last === undefined ? base : [...base, after];
        const answer = await draft.context.call(name, {
            ...args,
            ...(conditions.length === 0 ? {} : { search: conditions }),
            sort: { id: 'asc' },
            per_page: PER_PAGE,
            page: last === undefined ? page : 1,
        });
        const { items, nextPage } = asPage(answer, name);
        const rows = items.filter(isPlainObject);
        recent.nextPage();
        yield rows.filter(({ id }) => recent.add(id));
        if (nextPage === null || rows.length === 0) return;
        last = nextStart(rows, last, name);
    }
}

function requireColumns(row: Input, columns: readonly string[], path: string): void {
    const unknown = columns.find((column) => !Object.hasOwn(row, column));
    if (unknown === undefined) return;
    throw invalidInput(
        path,
        `The records have no column "${unknown}".${didYouMean(unknown, Object.keys(row))}`,
        `They have ${Object.keys(row).join(', ')}.`,
    );
}

async function findGroups(draft: Draft, args: Input, columns: readonly string[], path: string) {
    const groups = new Map<string, Group>();
    let read = 0;
    for await (const rows of readRows(draft, args)) {
        for (const row of rows) {
            if (read++ === 0) requireColumns(row, columns, path);
            const values = columns.map((column) => row[column]);
            // JSON keeps 1 and "1" apart, and null and "".
            const key = JSON.stringify(values);
            const group = groups.get(key) ?? { values, count: 0, row_ids: [] };
            group.count++;
            if (group.row_ids.length < IDS) group.row_ids.push(row['id']);
            groups.set(key, group);
        }
    }
    return { groups: [...groups.values()], read };
}

/** `group_by` with `having: "count(*) > 1"`: records that share values, found by reading all of them. */
export const duplicates: Form = {
    tools: /^(getTableContent|searchTableContent)$/,
    applies: (draft) => {
        const query = draft.get('query');
        return draft.hasForeign('group_by') || (isPlainObject(query) && Object.hasOwn(query, 'group_by'));
    },
    adapt: async (draft) => {
        if (draft.operation === 'getTableContent') draft.switchTo('searchTableContent', 'Grouping records');
        const query = draft.get('query');
        const inside = !draft.hasForeign('group_by') && isPlainObject(query);
        const { group_by, having, ...rest } = inside
            ? query
            : { group_by: draft.take('group_by'), having: draft.take('having') };
        const path = inside ? fieldPath('query', 'group_by') : 'group_by';
        const columns = readColumns(group_by, path);
        const least = readHaving(having, inside ? fieldPath('query', 'having') : 'having');
        if (inside) {
            draft.take('query');
            if (!isEmptySearch(rest)) draft.set('query', rest);
        }
        await setSearch(draft);
        if (draft.take('sort') !== undefined) draft.note('Groups come largest first; sort is left out.');
        draft.note('Xano has no grouping: every record is read, and groups are found here.');
        draft.shape = ({ per_page, page, ...args }) => ({
            calls: [],
            finish: async () => {
                const { groups, read } = await findGroups(draft, args, columns, path);
                const found = groups.filter(({ count }) => count >= least).sort((a, b) => b.count - a.count);
                const limit = typeof per_page === 'number' ? per_page : found.length;
                return {
                    groups: found.slice((Number(page ?? 1) - 1) * limit).slice(0, limit),
                    rows_read: read,
                    duplicate_rows: found.reduce((sum, { count }) => sum + count - 1, 0),
                    duplicate_groups: found.length,
                };
            },
        });
    },
};
