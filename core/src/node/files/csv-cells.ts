import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { fileError } from './file-error.js';
import { PARSING } from './csv-rows.js';
import type { CsvRow } from './csv-rows.js';
import type { EmptyCells } from './types.js';
import { notUtf8, textOf } from './utf8.js';

export interface CellRules {
    readonly delimiter: string;
    readonly strict: boolean;
    readonly empty: EmptyCells;
}

/** A cell's text; null and undefined are an empty cell that is no text, by the rule for those. */
export type Cell = string | null | undefined;

/** The cells of a row as text. @throws XanoError `validation` of this row. */
export function checkedCells(row: CsvRow, { delimiter, strict }: CellRules, where: string): string[] {
    if (strict && row.cells.some((cell) => cell.includes('"'))) requireStrict(row, delimiter, where);
    return row.cells.map((cell) => {
        const text = textOf(cell);
        if (text === undefined) throw notUtf8(where);
        return text;
    });
}

/** A quote in a cell's text was written twice, or it is misplaced: a strict parser knows. */
function requireStrict({ raw }: CsvRow, delimiter: string, where: string): void {
    try {
        parse(Buffer.from(raw, 'latin1'), { ...PARSING, delimiter });
    } catch (error) {
        if (!(error instanceof CsvError)) throw error;
        throw fileError(
            where,
            'a quote stands inside of a cell',
            'Put the whole cell in quotes and write the quote twice: "6"" nails". Or read with quotes "loose".',
            error,
        );
    }
}

const EMPTY: Readonly<Record<EmptyCells, Cell>> = { omit: undefined, null: null, text: '', exact: null };

/** What the empty cells of a row become, by their place. */
export function emptyCells({ raw, cells }: CsvRow, { delimiter, empty }: CellRules): (index: number) => Cell {
    const value = EMPTY[empty];
    // Rare: only a row with "" in it can have an empty text.
    if (empty !== 'exact' || !raw.includes('""') || !cells.includes('')) return () => value;
    const quoted: boolean[] = [];
    parse(Buffer.from(raw, 'latin1'), {
        ...PARSING,
        delimiter,
        relax_quotes: true,
        cast: (_, { quoting }) => void quoted.push(quoting),
    });
    return (index) => (quoted[index] === true ? '' : value);
}
