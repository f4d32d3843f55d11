import { didYouMean } from '../../near.js';
import type { Row } from '../../operations/fields.js';
import { fileError } from './file-error.js';
import type { ColumnMapping } from './types.js';

/** A column of the file that is read, and the column of the table it goes to. */
export interface KeptColumn {
    /** Place in the file, from 0. */
    readonly index: number;
    readonly name: string;
}

type Rename = (name: string, index: number | undefined) => string | null;

/** Names in the file to column names; null leaves one out. `omit` are names that are always left out. */
export function renameBy(mapping: ColumnMapping | undefined, omit: ReadonlySet<string>): Rename {
    const rename: Rename =
        typeof mapping === 'function'
            ? mapping
            : (name) =>
                  mapping !== undefined && Object.hasOwn(mapping, name) ? (mapping[name] ?? null) : name;
    return (name, index) => (omit.has(name) ? null : rename(name, index));
}

/**
 * The columns of a CSV header that are read.
 *
 * @throws XanoError `validation` where a column has no name, where two would have the same one, and where the mapping
 * names a column that the file has not.
 */
export function keptColumns(
    header: readonly string[],
    mapping: ColumnMapping | undefined,
    omit: ReadonlySet<string>,
    where: string,
): KeptColumn[] {
    if (typeof mapping === 'object') requireNamed(header, mapping, where);
    const rename = renameBy(mapping, omit);
    const kept: KeptColumn[] = [];
    header.forEach((original, index) => {
        const name = rename(original, index);
        if (name === null) return;
        if (name === '') {
            throw fileError(
                where,
                `column ${index + 1} of the header has no name`,
                'Name it in the file, or leave columns without a name out: columns { "": null }.',
            );
        }
        const other = kept.find((column) => column.name === name);
        if (other !== undefined) throw twice(header, other, { index, name }, where);
        kept.push({ index, name });
    });
    if (kept.length > 0) return kept;
    throw fileError(where, 'no column is left to read', 'columns leaves all of them out.');
}

function requireNamed(
    header: readonly string[],
    mapping: Readonly<Record<string, string | null>>,
    where: string,
): void {
    for (const name of Object.keys(mapping)) {
        // '' says what becomes of columns without a name, if there are any.
        if (name === '' || header.includes(name)) continue;
        throw fileError(
            where,
            `columns names "${name}", which the file does not have.${didYouMean(name, header)}`,
            `The file has ${header.join(', ')}.`,
        );
    }
}

function twice(header: readonly string[], first: KeptColumn, second: KeptColumn, where: string) {
    const places = `columns ${first.index + 1} and ${second.index + 1}`;
    const same = header[first.index] === header[second.index];
    return fileError(
        where,
        same
            ? `the header has "${header[first.index]}" twice: ${places}`
            : `${places} ("${header[first.index]}" and "${header[second.index]}") would both be "${second.name}"`,
        'Rename one in the file, or give columns as a function (name, index), which can tell them apart by index.',
    );
}

/** The row of JSON with column names. Throws where two keys would be the same column. */
export function renamed(row: Row, rename: Rename, where: string): Row {
    const pairs: [string, unknown][] = [];
    const names = new Set<string>();
    for (const [key, value] of Object.entries(row)) {
        const name = rename(key, undefined);
        if (name === null) continue;
        if (names.has(name))
            throw fileError(where, `"${key}" is the second key that would be column "${name}"`);
        names.add(name);
        pairs.push([name, value]);
    }
    // Not by assignment: a key such as __proto__ stays a key.
    return Object.fromEntries(pairs);
}
