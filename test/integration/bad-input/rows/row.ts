import type { XanoError } from 'xano-connect';

/** Operation, input as somebody wrote it, and how it fails. The first request looks the name of the table up. */
export type Row = readonly [
    operation: string,
    input: unknown,
    kind: XanoError['kind'],
    says: RegExp,
    hint: RegExp,
    requests: number,
    path?: string,
];

export const AT = { table_id: 'customers' };
export const creating = (row: unknown) => ({ ...AT, row });
export const searching = (search: unknown) => ({ ...AT, search });
