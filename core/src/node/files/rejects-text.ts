import type { Row } from '../../operations/fields.js';
import { csvText, jsonText } from './csv-text.js';
import { isCsv } from './format.js';
import { AT, REASON, REJECTED_COLUMNS, TEXT } from './rejected-columns.js';
import type { AsRead, FileFormat, Found } from './types.js';

/** A row that is not imported. */
export interface RejectedRow {
    readonly at: string;
    readonly reason: string;
    /** The row as it was read, or its text where it could not be. */
    readonly asRead: AsRead | undefined;
    readonly text: string;
}

/** How the rows of a rejects file are written. */
export interface RejectsText {
    /** What stands at the beginning. */
    begin(): string;
    /** `isFirst`: no row was written before. */
    row(row: RejectedRow, isFirst: boolean): string;
    /** What stands behind the last row, whichever that is. */
    readonly end: string;
}

/** Rows are written in the format they were read in, so that they can be mended and imported the same way. */
export function rejectsText(format: FileFormat, found: Found): RejectsText {
    if (isCsv(format)) return csvRejects(found);
    const line = (row: RejectedRow): string => jsonText(jsonRejected(row));
    return format === 'ndjson'
        ? { begin: () => '', row: (row) => `${line(row)}\n`, end: '' }
        : { begin: () => '[', row: (row, isFirst) => `${isFirst ? '' : ','}\n${line(row)}`, end: '\n]\n' };
}

const isCells = (asRead: AsRead): asRead is readonly (string | null)[] => Array.isArray(asRead);

const isOurs = (name: string): boolean => (REJECTED_COLUMNS as readonly string[]).includes(name);

function jsonRejected({ at, reason, asRead, text }: RejectedRow): Row {
    const rejected = { [AT]: at, [REASON]: reason };
    if (asRead === undefined || isCells(asRead)) return { ...rejected, [TEXT]: text };
    // The rows may come from a rejects file themselves.
    return { ...Object.fromEntries(Object.entries(asRead).filter(([name]) => !isOurs(name))), ...rejected };
}

function csvRejects({ header = [], delimiter = ',' }: Found): RejectsText {
    const style = { delimiter, escapeFormulas: false };
    const kept = header.flatMap((name, index) => (isOurs(name) ? [] : [{ name, index }]));
    return {
        begin: () => csvText([[...kept.map(({ name }) => name), ...REJECTED_COLUMNS]], style),
        row: ({ at, reason, asRead, text }) => {
            const read = asRead !== undefined && isCells(asRead) ? asRead : undefined;
            const cells = kept.map(({ index }) => read?.[index] ?? null);
            return csvText([[...cells, at, reason, read === undefined ? text : null]], style);
        },
        end: '',
    };
}
