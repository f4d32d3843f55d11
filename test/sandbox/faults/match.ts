import { Fields } from './fields.js';

export type Door = 'meta' | 'mcp';

const doorPrefixes: readonly (readonly [prefix: string, door: Door])[] = [
    ['/api:meta', 'meta'],
    ['/x2/mcp/', 'mcp'],
    ['/api/mcp/', 'mcp'],
];

const doorOf = (path: string): Door | undefined =>
    doorPrefixes.find(([prefix]) => path.startsWith(prefix))?.[1];

/** `*` stands for part of one path segment, `**` for anything; a pattern without `*` matches anywhere in the path. */
function pathTest(pattern: string): (path: string) => boolean {
    if (!pattern.includes('*')) return (path) => path.includes(pattern);
    const source = pattern
        .split(/(\*+)/)
        .map((part) =>
            part === '*' ? '[^/]*' : part.startsWith('*') ? '.*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'),
        )
        .join('');
    const glob = new RegExp(`^${source}$`);
    return (path) => glob.test(path);
}

/** Which requests a rule is about; without `match` all of them. @throws ApiError 400 on a bad field. */
export function readMatch(value: unknown): (method: string, path: string) => boolean {
    const fields = new Fields(value ?? {}, 'match');
    const wantedMethod = fields.has('method') ? fields.text('method').toUpperCase() : undefined;
    const matchesPath = fields.has('path') ? pathTest(fields.text('path')) : () => true;
    const wantedDoor = fields.has('door') ? fields.oneOf('door', ['meta', 'mcp']) : undefined;
    fields.done();
    return (method, path) =>
        (wantedMethod === undefined || wantedMethod === method) &&
        (wantedDoor === undefined || wantedDoor === doorOf(path)) &&
        matchesPath(path);
}
