export type DoorKind = 'stream' | 'sse' | 'messages' | 'simple';

export interface DoorPath {
    readonly kind: DoorKind;
    /** Token given inside the path, for clients that cannot send headers. */
    readonly token?: string;
    /** Where clients of the SSE door post their messages: beside it, so that a token in the path stays there. */
    readonly messagesPath: string;
}

// choice: Xano's documents say /streaming where every client in public code uses /stream, so both are served; the name
// of the message endpoint is ours.
const kinds: Readonly<Record<string, DoorKind>> = {
    stream: 'stream',
    streaming: 'stream',
    sse: 'sse',
    messages: 'messages',
};

const SIMPLE = '/api/mcp/sse';
const BASE = '/x2/mcp/meta/';

/**
 * Which door a path is: `/x2/mcp/meta/mcp/<door>`, with a token `/x2/mcp/meta/<token>/<door>` or
 * `/x2/mcp/meta/mcp/<token>/<door>`, and the older documents' `/api/mcp/sse`.
 */
export function doorAt(path: string): DoorPath | undefined {
    if (path === SIMPLE) return { kind: 'simple', messagesPath: SIMPLE };
    if (!path.startsWith(BASE)) return undefined;
    const segments = path.slice(BASE.length).split('/');
    const kind = kinds[segments.at(-1) ?? ''];
    const before = segments.slice(0, -1);
    if (kind === undefined || before.length === 0 || before.length > 2) return undefined;
    if (before.length === 2 && before[0] !== 'mcp') return undefined;
    const last = before.at(-1) ?? '';
    const token = before.length === 1 && last === 'mcp' ? undefined : last;
    const messagesPath = `${BASE}${before.join('/')}/messages`;
    return { kind, messagesPath, ...(token === undefined ? {} : { token: decode(token) }) };
}

function decode(segment: string): string {
    try {
        return decodeURIComponent(segment);
    } catch {
        // Badly escaped: taken as it is, it matches no token.
        return segment;
    }
}
