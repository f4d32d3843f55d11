import { asText } from '../../as-text.js';
import * as z from 'zod/mini';
import { isXanoError, XanoError } from '../../errors.js';
import { fieldPath, invalidInput } from '../../invalid-input.js';
import { isDate } from '../../is-date.js';
import { defineComposite } from '../../operation.js';
import type { RunContext } from '../../operation.js';
import type { SearchScalar } from '../../search/index.js';
import { reworded } from '../../reword.js';
import { content, row, some, text } from '../fields.js';
import type { Row } from '../fields.js';
import { recordOperations } from '../record.js';
import { record, thing } from '../shapes.js';
import { sameValue } from './same-value.js';

const ID = 'record.upsert';

const input = () =>
    z.strictObject({
        ...content,
        /** Column, or columns together, whose values tell which record it is; best with a unique index on them. */
        match: z.union([text(), some(text())]),
        /** The record: a value per column, those of `match` among them. Columns left out stay as they are. */
        row: row(),
    });

/** The `row` is the record as stored. */
const output = () => thing({ action: z.literal(['created', 'updated', 'unchanged']), row: record() });

type Input = z.output<ReturnType<typeof input>>;
type Output = z.output<ReturnType<typeof output>>;

export const recordUpsert = defineComposite({
    id: ID,
    title: 'Create or update a record',
    description:
        'Updates the one record whose `match` columns have the values of `row`, or creates it. ' +
        'Writes only columns that differ; several records that match are a conflict. ' +
        'Give matched values as they are stored, such as in lower case.',
    effect: 'update',
    scope: 'Workspace Content: Read, Create, Update',
    input,
    output,
    run: async (context, given): Promise<Output> => {
        const columns = typeof given.match === 'string' ? [given.match] : [...new Set(given.match)];
        const wanted = columns.map((field) => ({ field, value: matchable(given.row[field], field) }));
        const found = await find(context, given, wanted);
        if (found !== undefined) return update(context, given, found);
        try {
            const stored = await context.call(recordOperations.create, { ...target(given), row: given.row });
            return { action: 'created', row: stored };
        } catch (error) {
            if (!isXanoError(error, 'conflict')) throw error;
            // Another writer made the record between our search and our write.
            const now = await find(context, given, wanted);
            if (now === undefined) throw clash(error, columns);
            return update(context, given, now);
        }
    },
});

interface Wanted {
    readonly field: string;
    readonly value: SearchScalar;
}

const target = ({ workspace_id, table_id, data_source }: Input) => ({ workspace_id, table_id, data_source });

/** An empty value would match whatever has none, which is never what "the same record" means. */
function matchable(value: unknown, field: string): SearchScalar {
    const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (scalar || isDate(value)) return value;
    throw invalidInput(
        fieldPath('row', field),
        value === undefined || value === null
            ? `row has no value for "${field}", which "match" names.`
            : `"${field}" cannot be matched by a list or an object.`,
        'Match by columns that hold texts, numbers, true or false.',
    );
}

/** The one record with these values; undefined when there is none. */
async function find(context: RunContext, given: Input, wanted: readonly Wanted[]): Promise<Row | undefined> {
    const page = await context.call(recordOperations.search, {
        ...target(given),
        // Two tell one from several.
        per_page: 2,
        search: { and: wanted },
    });
    const [found, ...others] = page.items;
    if (others.length === 0) return found;
    const values = wanted.map(({ field, value }) => `${field} ${JSON.stringify(value)}`).join(', ');
    const ids = page.items.map(({ id }) => shownId(id)).join(', ');
    const total = typeof page.itemsTotal === 'number' ? page.itemsTotal : page.items.length;
    throw new XanoError({
        kind: 'conflict',
        path: 'match',
        message: `${total} records have ${values} (ids ${ids}${total > page.items.length ? ', ...' : ''}). Nothing was changed.`,
        hint: 'Match by other columns too, or remove the duplicates; record.findDuplicates lists them.',
    });
}

/** Only what is an id of Xano's: anything else a server says may be what it was sent. */
const shownId = (id: unknown): string =>
    typeof id === 'number' || (typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id)) ? String(id) : '?';

async function update(context: RunContext, given: Input, found: Row): Promise<Output> {
    const { id } = found;
    if (typeof id !== 'number' && typeof id !== 'string')
        throw new Error('The record that matches has no id.');
    const changes = Object.entries(given.row).filter(
        ([column, value]) => value !== undefined && !sameValue(found[column], value),
    );
    if (changes.some(([column]) => column === 'id')) {
        throw new XanoError({
            kind: 'conflict',
            path: 'row.id',
            message: `The record that matches has the id ${shownId(id)}, and row says ${asText(given.row['id'])}. Nothing was changed.`,
            hint: 'Leave "id" out of row, or match by it.',
        });
    }
    if (changes.length === 0) return { action: 'unchanged', row: found };
    const updates = Object.fromEntries(changes);
    const stored = await context.call(recordOperations.update, { ...target(given), row_id: id, updates });
    return { action: 'updated', row: stored };
}

/** Refused as a duplicate, and yet nothing is found by the values given. */
function clash(error: XanoError, columns: readonly string[]): XanoError {
    return reworded(error, {
        operation: ID,
        hint:
            `No record has the given ${columns.join(' and ')}: another column is unique and taken, or values are stored ` +
            'changed (trimmed, in lower case); give them as they are stored.',
    });
}
