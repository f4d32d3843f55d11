import type { Random } from '../../sandbox/seed/random.js';

/** A record, or a part of one, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** A row as it is handed in, and the record it must become, without `id` and `created_at`. */
export interface MadeRow {
    readonly given: Row;
    readonly stored: Row;
}

const column = (name: string, type: string, more: Row = {}): Row => ({
    name,
    type,
    nullable: false,
    required: false,
    default: '',
    ...more,
});

export const STATES = ['new', 'open', 'done'];

/** The columns of every table here, `id` and `created_at` first. */
export const COLUMNS: readonly Row[] = [
    column('id', 'int', { required: true }),
    column('created_at', 'timestamp', { default: 'now', access: 'private' }),
    column('email', 'text'),
    column('region', 'text'),
    column('code', 'int'),
    column('name', 'text'),
    column('amount', 'decimal', { nullable: true }),
    column('active', 'bool'),
    column('at', 'timestamp', { nullable: true }),
    column('state', 'enum', { values: STATES, default: 'new' }),
    column('data', 'json', { nullable: true }),
];

/** What stands where a row says nothing. */
const EMPTY: Row = {
    email: '',
    region: '',
    code: 0,
    name: '',
    amount: null,
    active: false,
    at: null,
    state: 'new',
    data: null,
};

const NAMES = ['Ann', 'Böb', '陳', 'O’Neil, "Jr."', 'two\nlines', ' padded ', '=1+1', '🙂', 'null', '0'];
const DATA: readonly unknown[] = [
    null,
    { a: 1, b: [true, null, 'x'] },
    [1, 2, { deep: 'ü' }],
    'text',
    0.1,
    false,
];

/** Columns that no key is made of, with values that are stored as they are given. */
const FREE: Readonly<Record<string, (random: Random) => unknown>> = {
    name: (random) => random.pick(NAMES),
    amount: (random) => random.pick([0, 0.1 + 0.2, -1.5, 1e15, 123_456.789, null]),
    active: (random) => random.chance(0.5),
    at: (random) => (random.chance(0.2) ? null : 1_600_000_000_000 + random.int(0, 1e11)),
    state: (random) => random.pick(STATES),
    data: (random) => random.pick(DATA),
};

/** Values for some of the free columns; `most` of them are named, never none. */
export function freeValues(random: Random, most = 0.7): Row {
    const names = Object.keys(FREE).filter(() => random.chance(most));
    const chosen = names.length === 0 ? ['name'] : names;
    return Object.fromEntries(chosen.map((name) => [name, FREE[name]?.(random)]));
}

export const complete = (given: Row): Row => ({ ...EMPTY, ...given });

/** The forms people and files give values in, of which the client makes what the column stores. */
const FRIENDLY: Readonly<Record<string, (value: unknown) => unknown>> = {
    amount: (value) => (typeof value === 'number' ? String(value) : value),
    at: (value) => (typeof value === 'number' ? new Date(value).toISOString() : value),
};

export function friendly(given: Row, random: Random): Row {
    return Object.fromEntries(
        Object.entries(given).map(([name, value]) => [
            name,
            random.chance(0.5) ? (FRIENDLY[name]?.(value) ?? value) : value,
        ]),
    );
}

/** One text for equal values, whatever order their keys came in. */
export function canonical(value: unknown): string {
    return JSON.stringify(value, (_, part: unknown) =>
        typeof part === 'object' && part !== null && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
            : part,
    );
}

/** A record without what Xano gives it. */
export function contentOf({ id, created_at, ...rest }: Row): string {
    return canonical(rest);
}
