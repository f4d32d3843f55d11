import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { XanoError } from '../../errors.js';
import { didYouMean } from '../../near.js';
import { isColumn } from '../../schema/index.js';
import { MARK, tablesText } from '../../schema/typed/tables-text.js';
import type { Xano } from '../../xano.js';

export interface TableTypesInput {
    /** Tables by id or exact name. Default: all of the workspace. */
    readonly tables?: readonly (number | string)[];
    /** File to write. Default `xano-tables.d.ts`; another file than one written so is never touched. */
    readonly file?: string;
    /** Workspace, id or exact name. Default: the client's. */
    readonly workspace_id?: number | string;
}

export interface WrittenTypes {
    /** Absolute path. */
    readonly file: string;
    /** Names of the tables, in order. */
    readonly tables: readonly string[];
    /** False: the file said the same before. */
    readonly changed: boolean;
}

/**
 * Writes a `.d.ts` with a type for the records of each table, by which `xano.table('customers')` is typed. It only reads
 * from Xano.
 *
 * @throws XanoError `not-found` for a table that is not there, `config` for a file that was not written so.
 */
export async function writeTableTypes(
    xano: Pick<Xano, 'table'>,
    { tables, file = 'xano-tables.d.ts', workspace_id }: TableTypesInput = {},
): Promise<WrittenTypes> {
    const path = resolve(file);
    const before = await textOf(path);
    if (before !== undefined && !before.startsWith(MARK)) {
        throw new XanoError({
            kind: 'config',
            message: `${path} was not written by xano-types; it is left as it is.`,
            hint: 'Choose another file, or delete this one.',
        });
    }
    const all: Table[] = [];
    const inWorkspace = workspace_id === undefined ? {} : { workspace_id };
    for await (const table of xano.table.list.iterate(inWorkspace)) all.push(table);
    const wanted = tables === undefined ? all : tables.map((table) => found(all, table));
    const typed = [...new Set(wanted)].map(({ schema, ...table }) => ({
        ...table,
        schema: schema.filter(isColumn),
    }));
    const text = tablesText(typed, new Map(all.map(({ id, name }) => [id, name])));
    if (text !== before) await writeFile(path, text);
    return { file: path, tables: typed.map(({ name }) => name).sort(), changed: text !== before };
}

type Table = Awaited<ReturnType<Xano['table']['get']>>;

async function textOf(path: string): Promise<string | undefined> {
    try {
        return await readFile(path, 'utf8');
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
    }
}

function found(all: readonly Table[], wanted: number | string): Table {
    const table = all.find(({ id, name }) => id === wanted || name === wanted);
    // On a command line an id is text, too.
    const byId = table ?? all.find(({ id }) => String(id) === wanted);
    if (byId !== undefined) return byId;
    const names = all.map(({ name }) => name);
    throw new XanoError({
        kind: 'not-found',
        message: `There is no table "${wanted}".${didYouMean(String(wanted), names)}`,
        hint: `The tables are ${names.join(', ')}.`,
    });
}
