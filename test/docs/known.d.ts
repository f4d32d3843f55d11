import type * as everything from 'xano-connect';
import type * as files from 'xano-connect/files';

/** What the pages use without saying each time where it comes from. */
declare global {
    const xano: everything.Xano;
    const createXano: typeof everything.createXano;
    const isXanoError: typeof everything.isXanoError;
    const importRecords: typeof files.importRecords;

    const token: string;
    const options: everything.NodeClientOptions;
    const runtime: everything.Runtime;
    const signal: AbortSignal;
    const rows: readonly everything.Row[];
    const products: readonly everything.Row[];
    const changes: readonly everything.RowChange[];
    const input: files.ImportInput;
    const log: { write(entry: unknown): Promise<void> };
    function readCustomers(): AsyncIterable<everything.Row>;
    function expiredIds(): AsyncIterable<number>;
    function show(...told: unknown[]): void;
}
