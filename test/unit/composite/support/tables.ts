import type { RequestOptions } from '../../../../core/src/runtime.js';
import type { Answer } from '../../support/fake-runtime.js';
import { bodyOf } from './run.js';

type Item = Record<string, unknown>;
interface Table extends Item {
    id: number;
    name: string;
    schema: Item[];
    index: Item[];
}

const column = (name: string, type: string, more: Item = {}): Item => ({
    name,
    type,
    description: '',
    nullable: false,
    default: '',
    required: false,
    access: 'public',
    style: 'single',
    ...more,
});

/** Tables that are made, read and changed as over the Metadata API; `before` is told of every request and may answer it. */
export class Tables {
    readonly #tables: Table[] = [];
    before: (request: { readonly method: string; readonly path: string }) => Answer | undefined = () =>
        undefined;

    add(name: string, columns: Record<string, string | Item> = {}, index: Item[] = []): Table {
        const described = Object.entries(columns).map(([key, value]) =>
            typeof value === 'string' ? column(key, value) : column(key, String(value['type']), value),
        );
        const table: Table = {
            id: 600 + this.#tables.length,
            name,
            description: '',
            schema: [
                column('id', 'int', { required: true }),
                column('created_at', 'timestamp', { default: 'now', access: 'private' }),
                ...described,
            ],
            index: [{ type: 'primary', fields: [{ name: 'id' }], id: '1339908e' }, ...index],
        };
        this.#tables.push(table);
        return table;
    }

    readonly respond = (request: RequestOptions): Answer => {
        const { method } = request;
        const path = request.url.replace(/^.*\/workspace\/7/, '').replace(/\?.*$/, '');
        const given = this.before({ method, path });
        if (given !== undefined) return given;
        const body = bodyOf(request.body) as Item;
        const [, , id, ...rest] = path.split('/');
        if (id === undefined) {
            if (method === 'GET')
                return { json: { curPage: 1, nextPage: null, prevPage: null, items: this.#tables } };
            const made = this.add(String(body['name']));
            return { json: structuredClone(Object.assign(made, body)) };
        }
        const table = this.#tables.find((one) => one.id === Number(id));
        if (table === undefined) return { status: 404, json: { code: 'ERROR_CODE_NOT_FOUND', message: '' } };
        return { json: structuredClone(change(table, method, rest.join('/'), body)) };
    };
}

function change(table: Table, method: string, what: string, body: Item): unknown {
    if (what === '' && method === 'GET') return table;
    if (what === '') return Object.assign(table, body);
    if (what === 'schema') return Object.assign(table, { schema: body['schema'] });
    if (what === 'schema/rename') {
        for (const one of table.schema) if (one['name'] === body['old_name']) one['name'] = body['new_name'];
        return null;
    }
    const [kind, , type] = what.split('/');
    if (kind === 'schema') {
        const { default: preset, filters, ...more } = body;
        table.schema.push(
            column(String(body['name']), type === 'tableref' ? 'int' : String(type), {
                ...more,
                ...(preset === undefined ? {} : { default: JSON.stringify(preset).replaceAll('"', '') }),
                ...(filters === undefined ? {} : { validators: filters }),
            }),
        );
        return { name: body['name'] };
    }
    table.index.push({
        type: what === 'index/unique' ? 'btree|unique' : 'btree',
        fields: body['fields'],
        id: '0f3c9a21',
    });
    return { id: '0f3c9a21' };
}
