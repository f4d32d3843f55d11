import type { EndpointFact } from '../facts.js';
import { MARKER } from './marker.js';
import type { Method, Wish } from './wish.js';

/** `agentTrigger` in the three ways it is written: `agent-trigger` for files, `agent_trigger` for groups of facts. */
export const dashed = (name: string): string =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
export const underscored = (name: string): string => dashed(name).replaceAll('-', '_');
export const capital = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

const EFFECTS: Readonly<Record<Method, string>> = {
    GET: 'read',
    POST: 'create',
    PUT: 'update',
    PATCH: 'update',
    DELETE: 'delete',
};

const parametersOf = ({ path }: Wish): readonly string[] =>
    [...path.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key);

/** Path parameters that have a field of their own, with what goes with it. */
const SHARED: Readonly<Record<string, string>> = { workspace_id: 'workspace', table_id: 'table' };

const fieldOf = (key: string): string => (key.endsWith('_id') ? 'whole' : 'text');

/** What the declaration imports, by file of `core/src/operations`. */
export function importsOf(wish: Wish): Readonly<Record<string, readonly string[]>> {
    const keys = parametersOf(wish);
    const own = keys.filter((key) => !(key in SHARED)).map(fieldOf);
    const fields = [
        ...keys.flatMap((key) => SHARED[key] ?? []),
        ...own,
        ...(isRemoval(wish) ? ['confirm'] : []),
    ];
    return { fields: [...new Set(fields)].sort(), shapes: ['thing'] };
}

const isRemoval = ({ method }: Wish): boolean => method === 'DELETE';

/** The verb and its declaration, as a member of those of its resource. */
export function declarationText(wish: Wish): string {
    const keys = parametersOf(wish);
    // A table is in a workspace.
    const shared = keys.includes('table_id') ? keys.filter((key) => key !== 'workspace_id') : keys;
    const fields = shared.map((key) =>
        key in SHARED
            ? `...${SHARED[key]},`
            : `/** ${MARKER}: what it is, its unit, default and maximum. */\n${key}: ${fieldOf(key)}(),`,
    );
    const removal = isRemoval(wish) ? `destroys: '${MARKER}: what is lost for good',\n` : '';
    const input = [...fields, ...(isRemoval(wish) ? ['...confirm,'] : [])];
    return `${wish.verb}: {
        title: '${MARKER}: a few words for menus',
        description: '${MARKER}: what it does and its quirks, in one or two sentences',
        effect: '${EFFECTS[wish.method]}',
        scope: null, // ${MARKER}: the box to tick, such as 'Workspace Database: Read', or leave null
        ${removal}input: () => z.strictObject({ ${input.join('\n')} }),
        // ${MARKER}: the fields of the answer
        output: () => thing({}),
        rest: { method: '${wish.method}', path: '${wish.path}' },
    },`;
}

/** Made-up values for the path, the same in the input and in the URL. */
const sample = (key: string, i: number): number | string => (key.endsWith('_id') ? 7 + i : `some_${key}`);

export function rowText(wish: Wish): string {
    const keys = parametersOf(wish);
    const values = Object.fromEntries(keys.map((key, i) => [key, sample(key, i)]));
    const input = { ...values, ...(isRemoval(wish) ? { confirm: true } : {}) };
    const url = wish.path.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
    return `{
        id: '${wish.resource}.${wish.verb}',
        input: ${JSON.stringify(input)},
        expect: { method: '${wish.method}', url: '${url}' },
        // ${MARKER}: an answer as Xano gives it, with made-up values
        answer: {},
    },`;
}

export const factOf = ({ verb, method, path }: Wish, group: string): EndpointFact => ({
    id: `${group}.${underscored(verb)}`,
    method,
    path,
    confidence: `${MARKER}: where it is documented`,
    scope: null,
});
