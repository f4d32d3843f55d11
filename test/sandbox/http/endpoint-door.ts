import type { App } from '../app.js';
import { TOKENS } from '../auth/tokens.js';
import { authenticationRequired, errorReply, invalidToken, noRoute, notFound } from '../errors.js';
import type { SandboxReply, SandboxRequest } from '../exchange.js';
import { endpointEntry } from '../history/request-entry.js';
import { echo } from '../logic/echo.js';
import { readInputs } from '../logic/inputs.js';
import { Router } from '../routes/router.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { ApiDoc } from '../store/object-kinds.js';
import { toSandboxRequest } from './doors.js';
import { publicGroup } from './public-group.js';
import { sendReply } from './reply.js';
import { type Door, pathOf, plainDoor } from './server.js';

const ADDRESS = /^\/api:([^/:]+)(?::([^/]*))?/;

/** `/api:<canonical>[:<branch>]/<path>`: the endpoints of all workspaces. What they do is in `logic/echo.ts`. */
export function endpointDoor(app: App): Door {
    return plainDoor(
        (path) => ADDRESS.test(path),
        async (request, response) => {
            const [prefix = '', canonical = '', branch] = ADDRESS.exec(pathOf(request)) ?? [];
            const asked = await toSandboxRequest(request, prefix, '', app.origin());
            const found = findEndpoint(app, canonical, decoded(branch), asked);
            sendReply(request, response, answer(app, asked, found.endpoint, found.params));
        },
    );
}

function decoded(label: string | undefined): string | undefined {
    try {
        return label === undefined ? undefined : decodeURIComponent(label);
    } catch {
        throw noRoute();
    }
}

/** choice: a call that finds no endpoint is in no history, as it belongs to none. */
function findEndpoint(app: App, canonical: string, label: string | undefined, request: SandboxRequest) {
    const group = publicGroup(app, canonical, label);
    if (group === undefined) throw noRoute();
    const router = new Router();
    const endpoints = app.objects.list('api', (api) => api.apigroup_id === group.id);
    for (const { name, verb, id } of endpoints) {
        router.add({ method: verb, path: `/${name}`, handler: () => id });
    }
    const match = router.find(request.method, request.path);
    const endpoint = endpoints.find(
        ({ name, verb }) => verb === request.method && `/${name}` === match?.route.path,
    );
    if (match === undefined || endpoint === undefined) throw noRoute();
    return { endpoint, params: match.params };
}

/** Carries the call out and logs it, whatever its outcome. */
function answer(
    app: App,
    request: SandboxRequest,
    endpoint: ApiDoc,
    params: Readonly<Record<string, string>>,
): SandboxReply {
    const started = performance.now();
    const at = app.now();
    const { 'x-data-source': label, ...query } = Object.fromEntries(request.query);
    const sent = { ...query, ...bodyOf(request.body), ...params };
    const reply = attempt(() => {
        const user = authenticateUser(endpoint, request.headers.authorization);
        const input = readInputs(endpoint.input, sent, at);
        const data_source = dataSource(app, endpoint, label ?? request.headers['x-data-source']);
        return echo({ input, branch: endpoint.branch, data_source, user });
    });
    const seconds = (performance.now() - started) / 1000;
    app.history.addRequest(endpointEntry(request, reply, endpoint, sent, at, seconds));
    return reply;
}

function attempt(work: () => JsonRecord): SandboxReply {
    try {
        return { status: 200, body: work() };
    } catch (error) {
        return errorReply(error);
    }
}

function bodyOf(body: unknown): JsonRecord {
    if (!isRecord(body)) return {};
    return isRecord(body.fields) && Array.isArray(body.files) ? body.fields : body;
}

/**
 * choice: one token stands for every user of every table. A Metadata access token is refused, as real endpoints were
 * seen to do; a public endpoint looks at no token.
 */
function authenticateUser(endpoint: ApiDoc, authorization: string | undefined): boolean {
    if (endpoint.auth === false || endpoint.auth === null || endpoint.auth === '') return false;
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw authenticationRequired();
    if (token !== TOKENS.appUser) throw invalidToken();
    return true;
}

/** choice: an unknown label answers as an unknown id does. */
function dataSource(app: App, endpoint: ApiDoc, label = 'live'): string {
    const known = app.objects.list(
        'datasource',
        (source) => source.workspace_id === endpoint.workspace_id && source.label === label,
    );
    if (known.length === 0) throw notFound();
    return label;
}
