import type { Writable } from 'node:stream';
import type * as z from 'zod/mini';
import { defined } from '../../defined.js';
import { XanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import type { Operation, RunContext } from '../../operation.js';
import { rowsById } from '../../operations/composite/rows-by-id.js';
import { stateOf } from '../../operations/composite/table-state.js';
import type { Row } from '../../operations/fields.js';
import type { Column } from '../../schema/index.js';
import type { SearchInput, SortInput } from '../../search/index.js';
import type { CallOptions } from '../../settings.js';
import type { Xano } from '../../xano.js';
import { formatOf, isCsv } from './format.js';
import type { ImportTarget } from './import-types.js';
import { writeRecords } from './write.js';
import type { WriteOptions, Written } from './write.js';

export interface ExportInput extends ImportTarget, Omit<WriteOptions, 'signal'> {
    /** Path, written under a temporary name until it is whole, or a stream. */
    readonly file: string | Writable;
    /** Only records that meet this condition. Default: all. */
    readonly search?: SearchInput;
    /**
     * Order of the records. Default: by id, in which records that come or go meanwhile neither shift nor double another;
     * in any other order they may.
     */
    readonly sort?: SortInput;
    /** Columns to write, in this order. Default: those of the table, in its order. */
    readonly columns?: readonly string[];
}

export type ExportOptions = Omit<CallOptions, 'onCheckpoint' | 'onResults' | 'resumeFrom'>;

/** What an export needs of a client. */
export interface ExportClient extends Pick<Xano, 'run'> {
    readonly table: Pick<Xano['table'], 'get'>;
    readonly record: Pick<Xano['record'], 'search'>;
}

interface Page {
    readonly rows: readonly Row[];
    readonly total: number;
}

/**
 * Writes the records of a table to a CSV, TSV, NDJSON or JSON file, holding one page of them in memory. In CSV timestamps
 * are text such as `2026-01-31T09:30:00.000Z`; read with `empty: 'exact'` the file gives the same records again.
 *
 * @throws XanoError `validation` for a column the table does not have and a file that cannot be written
 */
export async function exportRecords(
    xano: ExportClient,
    { file, search, sort, workspace_id, table_id, data_source, ...writing }: ExportInput,
    options: ExportOptions = {},
): Promise<Written> {
    const format = formatOf(file, writing.format);
    const table = await xano.table.get({ table_id, ...defined({ workspace_id }) }, options);
    const { columns } = stateOf(table);
    const { signal } = options;
    const where = { table_id: table.id, ...defined({ workspace_id, data_source }) };
    const pages =
        sort === undefined
            ? rowsById(contextOf(xano, options), { where, search })
            : sorted(xano, { ...where, sort, ...defined({ search }) }, options);
    return writeRecords(rowsOf(pages, isCsv(format) ? timesIn(columns) : [], options), file, {
        ...writing,
        format,
        columns: chosen(columns, writing.columns),
        ...defined({ signal }),
    });
}

type Context = Pick<RunContext, 'call' | 'throwIfAborted'>;

/** The part of an operation's context that reading page by page needs, over a client. */
const contextOf = (xano: ExportClient, options: ExportOptions): Context => ({
    call: async <I extends z.ZodMiniType, O extends z.ZodMiniType>(
        operation: Operation<I, O>,
        input: z.input<I>,
    ) => {
        const answer = await xano.run(operation.id, input, options);
        // The client has checked it with the schema that this type comes from.
        return answer as z.output<O>;
    },
    throwIfAborted: () => {
        const { signal } = options;
        if (signal?.aborted !== true) return;
        throw new XanoError({ kind: 'aborted', message: 'The export was stopped.', cause: signal.reason });
    },
});

async function* sorted(
    xano: ExportClient,
    input: Parameters<Xano['record']['search']['pages']>[0],
    options: ExportOptions,
): AsyncGenerator<Page, void, undefined> {
    for await (const { items, itemsTotal } of xano.record.search.pages(input, options)) {
        yield { rows: items, total: itemsTotal };
    }
}

async function* rowsOf(
    pages: AsyncIterable<Page>,
    times: readonly string[],
    { onProgress }: ExportOptions,
): AsyncGenerator<Row, void, undefined> {
    let done = 0;
    for await (const { rows, total } of pages) {
        for (const row of rows) yield times.length === 0 ? row : withTimes(row, times);
        done += rows.length;
        onProgress?.({ operation: 'exportRecords', done, total: Math.max(total, done) });
    }
}

const timesIn = (columns: readonly Column[]): string[] =>
    columns.filter(({ type }) => type === 'timestamp').map(({ name }) => name);

/** Epoch milliseconds mean nothing in a spreadsheet, and short ones could be read back as seconds. */
function withTimes(row: Row, times: readonly string[]): Row {
    const shown = times.flatMap((name) => {
        const value = row[name];
        // A Date holds no more than that.
        const isTime = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 8.64e15;
        return isTime ? [[name, new Date(value).toISOString()] as const] : [];
    });
    return { ...row, ...Object.fromEntries(shown) };
}

function chosen(columns: readonly Column[], given: readonly string[] | undefined): readonly string[] {
    const names = columns.map(({ name }) => name);
    if (given === undefined) return names;
    const odd = given.findIndex((name) => !names.includes(name));
    if (odd < 0) return given;
    throw invalidInput(
        `columns[${odd}]`,
        `The table has no column "${given[odd]}".${didYouMean(given[odd] ?? '', names)}`,
        `It has ${names.join(', ')}.`,
    );
}
