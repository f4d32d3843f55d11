import { infoOf } from './allow-list.js';
import type { AllowList } from './allow-list.js';
import type { Audit } from './audit.js';
import { allowedCall, readRequest } from './call.js';
import type { ProxyRequest } from './call.js';
import { callEndpoint } from './endpoint.js';
import { forward } from './forward.js';
import type { XanoTarget } from './forward.js';
import { changesOf } from './limits.js';
import { callTool, listTools } from './mcp.js';
import { Refusal } from './refusal.js';
import { shown } from './shown.js';
import type { User } from './users.js';

/** What a request is answered with. */
export interface Place {
    readonly list: AllowList;
    readonly xano: XanoTarget;
    readonly audit: Audit;
}

type Own = (place: Place, request: ProxyRequest, user: User) => unknown;

async function noted<T>(note: (status: number) => void, work: () => Promise<T>): Promise<T> {
    try {
        const done = await work();
        note(200);
        return done;
    } catch (error) {
        note(error instanceof Refusal ? error.status : 500);
        throw error;
    }
}

/** Operations of the proxy itself. */
function ownOperations({ xano: { mcpUrl } }: Place): ReadonlyMap<string, Own> {
    const always: readonly (readonly [string, Own])[] = [
        ['proxy.info', ({ list }) => infoOf(list)],
        [
            'endpoint.call',
            ({ xano, list, audit }, { operation, body }, { id }) => {
                const note = audit.begin({ user: id, operation, table: null, count: null });
                return noted(note, () => callEndpoint(xano, list, body));
            },
        ],
    ];
    if (mcpUrl === undefined) return new Map(always);
    return new Map([
        ...always,
        ['mcp.listTools', ({ xano, list }) => listTools(xano, mcpUrl, list)],
        [
            'mcp.callTool',
            ({ xano, list, audit }, { operation, body }, { id }) => {
                const note = audit.begin({ user: id, operation, table: null, count: null });
                return noted(note, () => callTool(xano, mcpUrl, list, body));
            },
        ],
    ]);
}

/** Carries out what the body of a request asks for. @throws Refusal */
export async function answerTo(place: Place, body: unknown, user: User): Promise<unknown> {
    const request = readRequest(body);
    const own = ownOperations(place).get(request.operation);
    if (own !== undefined) return own(place, request, user);
    const { list, xano, audit } = place;
    const call = allowedCall(request, list);
    const { id: operation, writes } = call.operation;
    const work = async (): Promise<unknown> => shown(call, await forward(xano, call), list);
    if (!writes) return work();
    const table = call.table?.name ?? null;
    return noted(audit.begin({ user: user.id, operation, table, count: changesOf(call) }), work);
}
