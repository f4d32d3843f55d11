import type { IncomingMessage } from 'node:http';
import { Fields } from './fields.js';

/** Names one request among many that look alike, for a rule that is about this one only. */
const MARK = 'x-sandbox-mark';

export type Door = 'meta' | 'app' | 'mcp';

const doorPrefixes: readonly (readonly [prefix: string, door: Door])[] = [
    ['/api:meta', 'meta'],
    // Endpoints of the workspace.
    ['/api:', 'app'],
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
export function readMatch(value: unknown): (request: IncomingMessage) => boolean {
    const fields = new Fields(value ?? {}, 'match');
    const wantedMethod = fields.has('method') ? fields.text('method').toUpperCase() : undefined;
    const matchesPath = fields.has('path') ? pathTest(fields.text('path')) : () => true;
    const wantedDoor = fields.has('door') ? fields.oneOf('door', ['meta', 'app', 'mcp']) : undefined;
    const wantedMark = fields.has('mark') ? fields.text('mark') : undefined;
    fields.done();
    return ({ method = 'GET', url = '/', headers }) => {
        const path = url.split('?', 1)[0] ?? '/';
        return (
            (wantedMethod === undefined || wantedMethod === method) &&
            (wantedDoor === undefined || wantedDoor === doorOf(path)) &&
            (wantedMark === undefined || wantedMark === headers[MARK]) &&
            matchesPath(path)
        );
    };
}
