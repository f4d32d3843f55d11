import { mkdir } from 'node:fs/promises';

import { PGlite, type Transaction, types } from '@electric-sql/pglite';

import { ApiError, inputError } from '../errors.js';
import { freshCluster, layOut } from './fresh-cluster.js';
import { isRecord, type JsonRecord } from './json.js';
import { keep } from './kept-cluster.js';

/** What both the database and a running transaction can do. */
export interface Session {
    /** Rows as objects keyed by column name. */
    rows(sql: string, params?: readonly unknown[]): Promise<readonly JsonRecord[]>;
    /** The first column of every row: cheaper than objects when a statement returns thousands of ids. */
    column(sql: string, params?: readonly unknown[]): Promise<readonly unknown[]>;
    run(sql: string): Promise<void>;
}

export interface Database extends Session {
    /** All or nothing. Use only the session that is handed in: the database itself waits until the work is done. */
    transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
    /** It is a folder, and still there when the process has ended. */
    readonly outlives: boolean;
    /** `UNLOGGED ` in memory, where a write-ahead log protects nothing and costs a third of the speed. */
    readonly tableKind: '' | 'UNLOGGED ';
    close(): Promise<void>;
}

const PARSERS = {
    // JSON has no integers beyond 2^53 either, so a BigInt could not be answered.
    [types.INT8]: Number,
    // PGlite would make a Date of it and lose the plain day.
    [types.DATE]: (value: string): string => value,
};

/** Opens an embedded PostgreSQL, in memory or in a folder that is made when missing. */
export async function openDatabase(dataDir?: string): Promise<Database> {
    const lite = dataDir === undefined ? await openInMemory() : await openFolder(dataDir);
    return {
        ...sessionOf(lite),
        outlives: dataDir !== undefined,
        tableKind: dataDir === undefined ? 'UNLOGGED ' : '',
        transaction: (work) => translated(() => lite.transaction((tx) => work(sessionOf(tx)))),
        close: () => lite.close(),
    };
}

/**
 * What a database in memory does without, since it ends with its process and has one connection: the usual shared
 * buffers are zeroed at each start and take a third of its time, and nothing is ever recovered from a log.
 */
const IN_MEMORY = [
    ...PGlite.defaultStartParams,
    ...['shared_buffers=32MB', 'max_connections=5', 'full_page_writes=off', 'synchronous_commit=off'].flatMap(
        (setting) => ['-c', setting],
    ),
];

async function openInMemory(): Promise<PGlite> {
    const fs = freshCluster();
    if (fs !== undefined) {
        try {
            return await PGlite.create({ fs, startParams: IN_MEMORY, parsers: PARSERS });
        } catch {
            // A damaged cache must not keep the sandbox from starting; the next lines write it anew.
        }
    }
    const lite = await PGlite.create({ startParams: IN_MEMORY, parsers: PARSERS });
    await keep(lite);
    return lite;
}

/** choice: a commit answers before it is on disk; a sandbox that loses its last moments in a crash loses nothing real. */
async function openFolder(dataDir: string): Promise<PGlite> {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    layOut(dataDir);
    return PGlite.create({ dataDir, relaxedDurability: true, parsers: PARSERS });
}

function sessionOf(target: PGlite | Transaction): Session {
    return {
        rows: (sql, params) =>
            translated(
                async () => (await target.query<Record<string, unknown>>(sql, [...(params ?? [])])).rows,
            ),
        column: (sql, params) =>
            translated(async () => {
                const result = await target.query<unknown[]>(sql, [...(params ?? [])], { rowMode: 'array' });
                return result.rows.map((row) => row[0]);
            }),
        run: (sql) =>
            translated(async () => {
                await target.exec(sql);
            }),
    };
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw toApiError(error);
    }
}

const DUPLICATE_KEY = /^Key \((.*)\)=\((.*)\) (?:already exists|is duplicated)/s;

/** PostgreSQL's own refusals as the answers a caller of Xano would see. */
function toApiError(error: unknown): unknown {
    if (error instanceof ApiError || !isRecord(error) || typeof error.code !== 'string') return error;
    const { code, detail } = error;
    if (code === '23505') {
        const [, names = '', value = ''] = DUPLICATE_KEY.exec(String(detail)) ?? [];
        const columns = names.replaceAll('"', '');
        // choice: Xano's answer to a broken unique index is not recorded; code, status and text are invented.
        return inputError(`Duplicate record detected: ${columns} "${value}" already exists.`, columns);
    }
    // Class 22 is bad data and 42 a comparison between types that do not compare: both come from the caller's values.
    if (code.startsWith('22') || code === '42883' || code === '42804' || code === '42846') {
        return inputError('ParseError: Invalid value for param');
    }
    return new ApiError(500, 'ERROR_FATAL', `SQL Error: ${code}`, '');
}
