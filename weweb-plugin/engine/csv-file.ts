import type { FileValue } from './arguments.js';
import { csvRows } from './csv-text.js';
import { XanoAdminError } from './error.js';

/** What a file of records holds. */
export interface CsvFile {
    readonly rows: readonly { readonly line: number; readonly values: Record<string, unknown> }[];
    /** Rows that are none, and why. */
    readonly rejected: readonly { readonly line: number; readonly message: string }[];
}

const refused = (message: string, hint: string): XanoAdminError =>
    new XanoAdminError({ code: 'CSV', message: `${message}, so nothing was sent.`, hint });

async function textOf(file: FileValue): Promise<string> {
    const bytes = await file.arrayBuffer();
    try {
        // Fatal, or letters of another character set would be stored as question marks. It takes a byte order mark away.
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        throw refused('The file is not in UTF-8', 'Save it again, as "CSV UTF-8" in Excel.');
    }
}

function checkedHeader(cells: readonly (string | null)[]): readonly string[] {
    const names = cells.map((cell) => (cell ?? '').trim());
    const empty = names.indexOf('');
    if (empty >= 0) {
        throw refused(
            `Cell ${empty + 1} of the first line has no name`,
            'The first line of the file names the column of each cell.',
        );
    }
    const twice = names.find((name, i) => names.indexOf(name) < i);
    if (twice === undefined) return names;
    throw refused(`The first line has the column "${twice}" twice`, 'Name each column once.');
}

/**
 * The records in a CSV file, whose first line names the columns. An empty cell leaves its column out.
 *
 * @throws XanoAdminError for what is no such file.
 */
export async function readCsv(file: FileValue, delimiter?: string): Promise<CsvFile> {
    let header: readonly string[] | undefined;
    const rows: { line: number; values: Record<string, unknown> }[] = [];
    const rejected: { line: number; message: string }[] = [];
    for (const { line, cells } of csvRows(await textOf(file), delimiter)) {
        if (header === undefined) {
            header = checkedHeader(cells);
        } else if (cells.length === header.length) {
            const entries = header.map((name, i) => [name, cells[i] ?? null] as const);
            rows.push({ line, values: Object.fromEntries(entries.filter(([, cell]) => cell !== null)) });
        } else {
            const message = `It has ${cells.length} cells, the first line has ${header.length}.`;
            rejected.push({ line, message });
        }
    }
    if (header === undefined) throw refused('The file is empty', 'Choose another file.');
    return { rows, rejected };
}
