import { everyRequest } from 'xano-connect';
import type { Operation, RestOperation, Xano } from 'xano-connect';
import { operationRows } from '../unit/operations/rows/index.js';
import type { OperationRow } from '../unit/operations/rows/row.js';
import type { Sandbox } from '../sandbox/index.js';
import { furnish, furnishIndexed, furnishPlain } from './furnish.js';

const requests = Object.values(everyRequest)
    .flatMap((verbs) => Object.values<Operation>(verbs))
    .filter((operation): operation is RestOperation => 'rest' in operation);

type Values = Readonly<Record<string, string>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

interface Part {
    readonly name: string;
    /** Path before it. */
    readonly before: string;
    /** What the example has there. */
    readonly example: string;
}

export const rowOf = (id: string): OperationRow | undefined => operationRows.find((row) => row.id === id);

function partsOf({ id, rest }: RestOperation): readonly Part[] {
    const shown =
        (rowOf(id)?.expect.url ?? '')
            .replace(/^https?:.*\/api:meta/, '')
            .split('?')[0]
            ?.split('/') ?? [];
    const segments = rest.path.split('/');
    return segments.flatMap((segment, at) => {
        const [, name] = /^\{(\w+)\}$/.exec(segment) ?? [];
        if (name === undefined) return [];
        return [
            { name, before: segments.slice(0, at).join('/'), example: decodeURIComponent(shown[at] ?? '') },
        ];
    });
}

/** The field of an answer that says what a part of a path wants: an id where the example has a number. */
function named(answer: unknown, { name, example }: Part): string | undefined {
    if (!isObject(answer)) return undefined;
    const short = name.split('_').at(-1) ?? name;
    const keys = /^\d+$/.test(example) ? ['id', name] : [name, short, 'name', 'label', 'canonical', 'id'];
    return keys
        .map((key) => answer[key])
        .filter((value) => typeof value === 'string' || typeof value === 'number')
        .map(String)[0];
}

const UNIQUE = ['name', 'label', 'domain', 'canonical', 'pattern'];

/** The branch that is live. */
const LIVE = { branch: 'v1' };

/** A body like that of the example, for something else of its kind. */
function another(body: unknown, count: number): unknown {
    if (typeof body === 'string') return body.replace(/^(\w+\s+"?[\w/ .-]*\w)/, `$1_${count}`);
    if (!isObject(body)) return body;
    const renamed = UNIQUE.filter((key) => typeof body[key] === 'string');
    return {
        ...body,
        ...('branch' in body ? LIVE : {}),
        ...Object.fromEntries(renamed.map((key) => [key, `${String(body[key])}_${count}`])),
    };
}

/** Finds or makes what the examples name by id, so that none works on what another needs. */
export class Makers {
    readonly #sandbox: Sandbox;
    readonly #xano: Xano;
    readonly #made = new Map<string, string>();
    #count = 0;

    constructor(sandbox: Sandbox, xano: Xano) {
        this.#sandbox = sandbox;
        this.#xano = xano;
    }

    /** Values of all parts of the path. `fresh`: the last thing it names is one that nobody else uses. */
    async valuesOf(operation: RestOperation, fresh: boolean): Promise<Readonly<Record<string, string>>> {
        const values: Record<string, string> = {};
        const parts = partsOf(operation);
        for (const [at, part] of parts.entries()) {
            const isLast = at === parts.length - 1;
            const isOwn = fresh && (isLast || part.name === 'table_id') && !isShared(operation, part);
            const key = `${filled(part.before, values)}/${part.name} ${kindOf(operation.rest.path)}`;
            const known = isOwn ? undefined : this.#made.get(key);
            const value = known ?? (await this.#make(operation, part, values, isOwn)) ?? part.example;
            values[part.name] = value;
            if (!isOwn) this.#made.set(key, value);
        }
        return values;
    }

    /** Removes what a command has just made or renamed, so that its name is free again; labels are needed later. */
    async remove(operation: RestOperation, values: Values, answer: unknown): Promise<void> {
        const own = requests.find(
            ({ rest }) => rest.method === 'DELETE' && rest.path === operation.rest.path,
        );
        if (operation.rest.method === 'PUT' && own !== undefined)
            await this.#ask('DELETE', filled(own.rest.path, values));
        const remover = requests.find(
            ({ rest }) =>
                rest.method === 'DELETE' && /^\/\{\w+\}$/.test(rest.path.replace(operation.rest.path, '')),
        );
        const part = remover && partsOf(remover).at(-1);
        if (operation.rest.method !== 'POST' || part === undefined || isLabel(part)) return;
        const made = named(answer, part);
        if (made !== undefined)
            await this.#ask('DELETE', `${filled(part.before, values)}/${encodeURIComponent(made)}`);
    }

    async #make(
        { rest }: RestOperation,
        part: Part,
        values: Values,
        isOwn: boolean,
    ): Promise<string | undefined> {
        const { name, before } = part;
        this.#count++;
        if (name === 'workspace_id' && !isOwn) return String(this.#sandbox.workspaceId);
        if (name === 'table_id') {
            const make =
                Object.entries(TABLES).find(([inside]) => rest.path.includes(inside))?.[1] ?? furnishPlain;
            return String(await make(this.#xano, `docs_${this.#count}`));
        }
        const base =
            rest.base === 'account' ? `${this.#sandbox.origin}/account/api:meta` : this.#sandbox.metaUrl;
        const at = `${base}${filled(before, values)}`;
        return (await this.#create(part, at)) ?? named(firstOf(await this.#ask('GET', at)), part);
    }

    async #create(part: Part, at: string): Promise<string | undefined> {
        const creator = requests.find(({ rest }) => rest.method === 'POST' && rest.path === part.before);
        const row = creator && rowOf(creator.id);
        if (row === undefined) return undefined;
        const { method, headers = {}, body, url } = row.expect;
        // On the live branch, where everything is found without naming one.
        const query = new URLSearchParams(url.split('?')[1] ?? '');
        query.delete('branch');
        return named(
            await this.#ask(method, `${at}?${query}`, headers, sent(another(body, this.#count))),
            part,
        );
    }

    async #ask(
        method: string,
        url: string,
        headers: Readonly<Record<string, string>> = {},
        body?: string | FormData,
    ): Promise<unknown> {
        const response = await fetch(url.startsWith('/') ? `${this.#sandbox.metaUrl}${url}` : url, {
            method,
            headers: { ...headers, authorization: `Bearer ${this.#sandbox.tokens.full}` },
            ...(body === undefined ? {} : { body }),
        });
        const said = await response.text();
        return response.ok && said !== '' ? JSON.parse(said) : undefined;
    }
}

/** The workspace is everybody's, unless it is what is changed itself. */
const isShared = ({ rest }: RestOperation, { name }: Part): boolean =>
    name === 'workspace_id' && !rest.path.endsWith('{workspace_id}');

/** What is done with a table decides what has to be in it. */
const kindOf = (path: string): string => /\{table_id\}\/(\w+)/.exec(path)?.[1] ?? '';

const TABLES: Readonly<Record<string, typeof furnish>> = { content: furnish, index: furnishIndexed };

const isLabel = ({ name }: Part): boolean => /label$/.test(name);

const firstOf = (answer: unknown): unknown => {
    const items = isObject(answer) ? answer['items'] : answer;
    return Array.isArray(items) ? items.at(-1) : undefined;
};

function sent(body: unknown): string | FormData | undefined {
    if (!isObject(body) || !Array.isArray(body['parts']))
        return typeof body === 'string' ? body : JSON.stringify(body);
    const form = new FormData();
    for (const { name, value, filename } of body['parts'].filter(isObject)) {
        if (typeof filename === 'string') form.append(String(name), new Blob(['PK']), filename);
        else form.append(String(name), String(value));
    }
    return form;
}

const filled = (path: string, values: Values): string =>
    path.replace(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(values[name] ?? whole));
