import { XanoError } from 'xano-connect/pure';
import type { RowError } from 'xano-connect/pure';

/** What is wrong with one row: a column may be called like a box of the panel, so its path says that it is a column. */
export const rowProblem = ({ kind, message, hint, path }: RowError | XanoError): XanoError =>
    new XanoError({
        kind,
        message,
        hint,
        path: path === undefined || path === 'row_id' ? path : `row.${path}`,
    });
