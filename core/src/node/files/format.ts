import { invalidInput } from '../../invalid-input.js';
import type { FileFormat } from './types.js';

const BY_ENDING: Readonly<Record<string, FileFormat>> = {
    csv: 'csv',
    tsv: 'tsv',
    tab: 'tsv',
    ndjson: 'ndjson',
    jsonl: 'ndjson',
    json: 'json',
};

/** A name such as `orders.csv.gz`, taken apart. */
export interface NamedFormat {
    readonly format: FileFormat | undefined;
    readonly gzip: boolean;
}

export function namedFormat(name: string): NamedFormat {
    const [, ending = '', gz] = /\.([a-z]+)(\.gz)?$/i.exec(name) ?? [];
    return { format: BY_ENDING[ending.toLowerCase()], gzip: gz !== undefined || /^gz$/i.test(ending) };
}

/** @throws XanoError `validation` where neither the name nor the option tells it. */
export function formatOf(file: unknown, format: FileFormat | undefined): FileFormat {
    const named = typeof file === 'string' ? namedFormat(file).format : undefined;
    const chosen = format ?? named;
    if (chosen !== undefined) return chosen;
    throw invalidInput(
        'format',
        typeof file === 'string'
            ? `The name ${file} does not tell what is in it.`
            : 'A stream does not tell what is in it.',
        'Say it: format "csv", "tsv", "ndjson" or "json".',
    );
}

export const isCsv = (format: FileFormat): boolean => format === 'csv' || format === 'tsv';
