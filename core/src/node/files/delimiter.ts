import { parse } from 'csv-parse/sync';
import { invalidInput } from '../../invalid-input.js';

const CANDIDATES = [',', ';', '\t', '|'] as const;

/** Bytes of the beginning that are looked at. */
export const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_ROWS = 100;

/** @throws XanoError `validation` for what is not one ASCII character, or stands for something else in a CSV. */
export function checkedDelimiter(given: string): string {
    if (/^[\t\u0020-\u007e]$/.test(given) && given !== '"') return given;
    throw invalidInput(
        'delimiter',
        `must be one character such as "," or ";", not ${JSON.stringify(given)}`,
        'A quote, a line break and characters beyond ASCII cannot stand between cells.',
    );
}

/**
 * The delimiter that cuts most rows of the beginning into as many cells as the first one, of which there must be two at
 * least; a comma where none does, since then there is one column.
 */
export function findDelimiter(head: Buffer, isWhole: boolean): string {
    // A row that is cut off would have too few cells.
    const sample = isWhole
        ? head
        : head.subarray(0, Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1);
    let best: { delimiter: string; fit: number; width: number } = { delimiter: ',', fit: 0, width: 1 };
    for (const delimiter of CANDIDATES) {
        const widths = widthsOf(sample, delimiter);
        const [width = 0] = widths;
        if (width < 2) continue;
        const fit = widths.filter((other) => other === width).length / widths.length;
        if (fit > best.fit || (fit === best.fit && width > best.width)) best = { delimiter, fit, width };
    }
    return best.delimiter;
}

/** Cells of each row. */
function widthsOf(sample: Buffer, delimiter: string): number[] {
    const widths: number[] = [];
    try {
        parse(sample, {
            delimiter,
            encoding: 'latin1',
            relax_quotes: true,
            relax_column_count: true,
            skip_empty_lines: true,
            to: SAMPLE_ROWS,
            on_record: (record: readonly string[]) => {
                widths.push(record.length);
                return null;
            },
        });
    } catch {
        // A quote that opens before the end of the sample and closes behind it; the rows before it tell enough.
    }
    return widths;
}
