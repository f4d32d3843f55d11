import { isXanoError } from '../../errors.js';
import type { Row } from '../../operations/fields.js';
import { peek } from './bytes.js';
import { keptColumns } from './columns.js';
import type { KeptColumn } from './columns.js';
import { checkedCells, emptyCells } from './csv-cells.js';
import type { Cell, CellRules } from './csv-cells.js';
import { breaksOf, csvRows } from './csv-rows.js';
import type { CsvRow } from './csv-rows.js';
import { checkedDelimiter, findDelimiter, SAMPLE_BYTES } from './delimiter.js';
import { fileError, unreadable } from './file-error.js';
import type { Reading } from './reading.js';
import { stillAsText, TEXT } from './rejected-columns.js';
import type { Entry } from './types.js';
import { textOf } from './utf8.js';

interface Header {
    readonly names: readonly string[];
    readonly kept: readonly KeptColumn[];
    /** Place of the text of rows that could not be taken apart, in a rejects file. */
    readonly textAt: number;
}

export async function* readCsv(
    chunks: AsyncIterable<Buffer>,
    reading: Reading,
): AsyncGenerator<Entry, void, undefined> {
    const { name, limit, options, found } = reading;
    const { head, whole } = await peek(chunks, SAMPLE_BYTES);
    const delimiter = delimiterOf(reading, head);
    const rules: CellRules = {
        delimiter,
        strict: options.quotes !== 'loose',
        // choice: an empty cell of a spreadsheet says that nothing is known, not that a value is to be removed.
        empty: options.empty ?? 'omit',
    };
    found.delimiter = delimiter;
    const shape = { delimiter, breaks: breaksOf(head), name, limit };
    let header = options.header === undefined ? undefined : headerOf(options.header, reading);
    for await (const row of csvRows(whole, shape)) {
        if (header === undefined) header = headerOf(namesIn(row, rules, name), reading);
        else yield entryOf(row, header, rules, reading);
    }
    if (header === undefined) throw fileError(name, 'it is empty: not even a header is there');
}

function delimiterOf({ options, format }: Reading, head: Buffer): string {
    if (options.delimiter !== undefined) return checkedDelimiter(options.delimiter);
    return format === 'tsv' ? '\t' : findDelimiter(head, head.length < SAMPLE_BYTES);
}

/** The names of a header line. Space around them is never meant. */
const namesIn = (row: CsvRow, rules: CellRules, name: string): string[] =>
    checkedCells(row, rules, `${name}, line ${row.line}`).map((cell) => cell.trim());

function headerOf(names: readonly string[], { name, options, omit, found }: Reading): Header {
    found.header = names;
    return {
        names,
        kept: keptColumns(names, options.columns, omit, name),
        textAt: omit.has(TEXT) ? names.indexOf(TEXT) : -1,
    };
}

function entryOf(row: CsvRow, header: Header, rules: CellRules, { name }: Reading): Entry {
    const at = `line ${row.line}`;
    const where = `${name}, ${at}`;
    try {
        const cells = checkedCells(row, rules, where);
        requireWidth(cells, header, where);
        const text = cells[header.textAt] ?? '';
        if (text !== '') return unreadable({ where, at }, stillAsText(where), text);
        const emptyAt = emptyCells(row, rules);
        const asRead = cells.map((cell, index) => (cell === '' && emptyAt(index) !== '' ? null : cell));
        return { at, row: rowOf(cells, emptyAt, header), asRead };
    } catch (error) {
        if (!isXanoError(error)) throw error;
        // Bytes that are no UTF-8 are shown as Windows does in the west: every byte is some character, and none is lost.
        return unreadable({ where, at }, error, textOf(row.raw) ?? row.raw);
    }
}

function requireWidth(cells: readonly string[], { names }: Header, where: string): void {
    if (cells.length === names.length) return;
    const count = cells.length === 1 ? '1 cell' : `${cells.length} cells`;
    throw fileError(
        where,
        `the row has ${count} where the header has ${names.length}`,
        'A cell with the delimiter in it has to stand in quotes.',
    );
}

function rowOf(cells: readonly string[], emptyAt: (index: number) => Cell, { kept }: Header): Row {
    const pairs: [string, Cell][] = [];
    for (const { index, name } of kept) {
        const value = cells[index] === '' ? emptyAt(index) : cells[index];
        if (value !== undefined) pairs.push([name, value]);
    }
    // Not by assignment: a column called __proto__ stays a column.
    return Object.fromEntries(pairs);
}
