import type { HttpResponse, Runtime } from '../../../core/src/runtime.js';

const column = (name: string, type: string): object => ({
    name,
    type,
    description: '',
    nullable: false,
    default: '',
    required: false,
    access: 'public',
    style: 'single',
});

const TABLE = JSON.stringify({
    id: 1,
    name: 'customers',
    schema: [
        column('id', 'int'),
        column('email', 'email'),
        column('name', 'text'),
        column('visits', 'int'),
        column('score', 'decimal'),
        column('active', 'bool'),
        column('notes', 'text'),
    ],
    index: [],
});

/** A table, or the answer to a bulk patch of `rows` records from `first` on. */
export function answerTo(url: string, first: number, rows: number): HttpResponse {
    const success = Array.from({ length: rows }, (_, i) => first + i);
    const body = url.endsWith('/table/1') ? TABLE : JSON.stringify({ success, success_total: rows });
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

/** A Runtime without a network; the clock is its maker's. */
export const fakeRuntime = (parts: Pick<Runtime, 'request' | 'sleep' | 'now'>): Runtime => ({
    ...parts,
    random: () => 0.5,
});
