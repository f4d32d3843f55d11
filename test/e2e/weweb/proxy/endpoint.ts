import type { AllowList } from './allow-list.js';
import { send, withTimeLimit } from './forward.js';
import type { XanoTarget } from './forward.js';
import { isObject } from './json.js';
import type { Json } from './json.js';
import { forbidden, invalid, notFound } from './refusal.js';
import { readAnswer } from './xano-answer.js';

/** An endpoint of the application, and what it is called with. */
interface EndpointCall {
    readonly url: string;
    readonly verb: string;
    readonly name: string;
    readonly inputs: Json;
    /** Login of a user of the application; never the access token. */
    readonly authToken: string | undefined;
}

const isId = (value: unknown): value is number | string => /^\d{1,15}$/.test(String(value));

async function get(xano: XanoTarget, path: string): Promise<Json> {
    const url = `${xano.metaUrl}/workspace/${xano.workspaceId}/apigroup/${path}`;
    const found = await send(xano, url, { method: 'GET' }, readAnswer);
    return isObject(found) ? found : {};
}

async function read(xano: XanoTarget, body: unknown): Promise<EndpointCall> {
    const { apigroup_id, api_id, method = 'GET', path, inputs = {}, auth_token } = isObject(body) ? body : {};
    if (!isId(apigroup_id) || !isObject(inputs)) {
        throw invalid('The API group is not named', 'Send { "apigroup_id", "api_id", "inputs": { } }.');
    }
    if (!isId(api_id) && typeof path !== 'string') {
        throw invalid('The endpoint is not named', 'Send its id as "api_id", or "method" and "path".');
    }
    const { canonical } = await get(xano, String(apigroup_id));
    const { verb, name } = isId(api_id)
        ? await get(xano, `${apigroup_id}/api/${api_id}`)
        : { verb: String(method).toUpperCase(), name: String(path).replace(/^\/+/, '') };
    if (typeof canonical !== 'string' || typeof verb !== 'string' || typeof name !== 'string') {
        throw notFound('There is no such endpoint', 'Choose it anew.');
    }
    return {
        url: `${new URL(xano.metaUrl).origin}/api:${canonical}`,
        verb,
        name,
        inputs,
        authToken: typeof auth_token === 'string' ? auth_token : undefined,
    };
}

/** `{id}` in the path is filled from the inputs; of a GET the others go behind the `?`, else into the body. */
function requestOf({
    url,
    verb,
    name,
    inputs,
    authToken,
}: EndpointCall): readonly [url: string, init: RequestInit] {
    const left = new Map(Object.entries(inputs));
    const filled = name.replace(/\{(\w+)\}/g, (_, key: string) => {
        const value = left.get(key);
        left.delete(key);
        return encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value ?? ''));
    });
    const headers = new Headers({ via: '1.1 xano-admin-proxy' });
    if (authToken !== undefined) headers.set('authorization', `Bearer ${authToken}`);
    if (!['GET', 'HEAD', 'DELETE'].includes(verb)) {
        headers.set('content-type', 'application/json');
        const body = JSON.stringify(Object.fromEntries(left));
        return [`${url}/${filled}`, { method: verb, headers, body }];
    }
    const query = new URLSearchParams([...left].map(([key, value]) => [key, String(value)]));
    return [`${url}/${filled}${query.size === 0 ? '' : `?${query}`}`, { method: verb, headers }];
}

/**
 * `endpoint.call`: calls an endpoint of the application that is on the list, as the application would. What it does is
 * its own business, so each endpoint is named by itself and none is meant by `"*"`. @throws Refusal
 */
export async function callEndpoint(xano: XanoTarget, list: AllowList, body: unknown): Promise<unknown> {
    const call = await read(xano, body);
    const named = `${call.verb} ${call.name}`;
    if (!list.endpoints.includes(named)) throw forbidden(`The endpoint "${named}" is not available`);
    const [url, init] = requestOf(call);
    return withTimeLimit(xano, url, init, readAnswer);
}
