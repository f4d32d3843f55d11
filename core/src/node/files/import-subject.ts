import { defined } from '../../defined.js';
import type { ImportSubject } from './import-checkpoint.js';
import type { ImportInput } from './import-types.js';
import type { Scan } from './scan.js';
import type { FileFormat, ReadOptions } from './types.js';

/** How the file of an import is read. */
export function readingOf(input: ImportInput): ReadOptions {
    const { format, encoding, delimiter, header, columns, empty, quotes, maxRowBytes } = input;
    return defined({ format, encoding, delimiter, header, columns, empty, quotes, maxRowBytes });
}

/** What may not change between the parts of an import. How fast it goes, and whether it stops, may. */
export function subjectOf(
    name: string,
    input: ImportInput,
    format: FileFormat,
    scanned: Scan,
): ImportSubject {
    const { mode, workspace_id, table_id, data_source, match, allow_id_field, types, rejects, columns } =
        input;
    const target = { mode, workspace_id, table_id, data_source, match, allow_id_field, types, rejects };
    return {
        file: { name, bytes: scanned.bytes, sha256: scanned.sha256 },
        settings: defined({
            ...target,
            ...readingOf(input),
            format,
            // What a function does cannot be compared.
            columns: typeof columns === 'function' ? 'a function' : columns,
        }),
    };
}
