import { XanoError } from 'xano-connect/pure';
import { addAddresses } from './proxy/addresses.js';

/**
 * A part of the engine. One that cannot be loaded is asked for again with the next call.
 *
 * @param what the part is for, as in "to read and write CSV"
 */
export const part =
    <T>(what: string, load: () => Promise<T>) =>
    async (): Promise<T> => {
        try {
            return await load();
        } catch (cause) {
            throw new XanoError({
                kind: 'connection',
                code: 'PART_NOT_LOADED',
                message: `The part of Xano Admin to ${what} could not be loaded, so nothing was sent.`,
                // Most browsers keep a module that failed as failed until the page is reloaded.
                hint: 'Check the internet connection and reload the page. A page that was open while a new version of the app was published has to be reloaded, too.',
                cause,
            });
        }
    };

/** Code that a page gets with the first action that needs it: each is a file of its own in src/parts/. */
export const parts = {
    bulk: part('compare and change records', () => import('./parts/bulk.js')),
    csv: part('read and write CSV', () => import('./parts/csv.js')),
    tools: part('call MCP tools', () => import('./parts/tools.js')),
    history: part('sum requests up', () => import('./parts/history.js')),
    tables: part('build tables', async () => {
        const tables = await import('./parts/tables.js');
        addAddresses(tables.columnOperations);
        return tables;
    }),
};
export type PartName = keyof typeof parts;
