import type { RequestOptions } from '../../../../core/src/runtime.js';
import type { Answer } from '../../support/fake-runtime.js';
import { bodyOf } from './run.js';

export type Row = Record<string, unknown> & { id: number | string };

interface Body {
    readonly page?: number;
    readonly per_page?: number;
    readonly search?: readonly Readonly<Record<string, unknown>>[];
    readonly items?: readonly (Row & { row_id: number | string; updates: Row })[];
    readonly row_ids?: readonly (number | string)[];
}

const OPERATORS: Readonly<Record<string, (stored: unknown, given: unknown) => boolean>> = {
    '=': (stored, given) => stored === given,
    '!=': (stored, given) => stored !== given,
    '>': (stored, given) => Number(stored) > Number(given),
    in: (stored, given) => Array.isArray(given) && given.includes(stored),
};

/** Records of one table, searched and changed in bulk as over the Metadata API. */
export class Records {
    readonly rows: Row[];
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    /** Told of every request before it is carried out, and may answer it. */
    before: (request: RequestOptions, path: string) => Answer | undefined = () => undefined;

    constructor(columns: Readonly<Record<string, string | object>>, rows: readonly Row[]) {
        this.rows = structuredClone([...rows]);
        this.columns = Object.entries({ id: 'int', ...columns }).map(([name, type]) => ({
            name,
            nullable: true,
            style: 'single',
            ...(typeof type === 'string' ? { type } : (type as { type: string })),
        }));
    }

    readonly respond = (request: RequestOptions): Answer => {
        const path = request.url.replace(/^.*\/table\/\d+/, '').replace(/\?.*$/, '');
        const given = this.before(request, path);
        if (given !== undefined) return given;
        const body = (bodyOf(request.body) ?? {}) as Body;
        if (path === '') return { json: { id: 1, schema: this.columns, index: [] } };
        if (path === '/content/search') return { json: this.#search(body) };
        if (path === '/content/bulk/patch') return { json: this.#patch(body) };
        if (path === '/content/bulk/delete') return { json: this.#delete(body) };
        if (path === '/content/bulk') return { json: this.#add(body) };
        return { status: 404, json: { code: 'ERROR_CODE_NOT_FOUND', message: '' } };
    };

    #search({ page = 1, per_page: size = 50, search = [] }: Body) {
        const meets = (row: Row): boolean =>
            search.every((condition) =>
                Object.entries(condition).every(([key, value]) => {
                    const [column = '', operator = '='] = key.split('|');
                    return OPERATORS[operator === '' ? '=' : operator]?.(row[column], value) ?? false;
                }),
            );
        const found = this.rows.filter(meets).sort((a, b) => (a.id < b.id ? -1 : 1));
        const items = structuredClone(found.slice((page - 1) * size, page * size));
        const more = page * size < found.length;
        return { items, itemsTotal: found.length, curPage: page, nextPage: more ? page + 1 : null };
    }

    #patch({ items = [] }: Body) {
        const success = items.flatMap(({ row_id, updates }) => {
            const row = this.rows.find(({ id }) => id === row_id);
            return row === undefined ? [] : [Object.assign(row, updates).id];
        });
        return { success, success_total: success.length };
    }

    #delete({ row_ids = [] }: Body) {
        const success = row_ids.filter((wanted) => this.rows.some(({ id }) => id === wanted));
        for (const wanted of success)
            this.rows.splice(
                this.rows.findIndex(({ id }) => id === wanted),
                1,
            );
        return { success, success_total: success.length };
    }

    #add({ items = [] }: Body) {
        return items.map((row) => {
            const id = Math.max(0, ...this.rows.map((one) => Number(one.id))) + 1;
            this.rows.push({ ...row, id });
            return id;
        });
    }
}
