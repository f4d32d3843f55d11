import { createClientOf } from 'xano-connect/pure';
import type { Runtime, XanoOptions } from 'xano-connect/pure';
import { endpointCall, endpointOperations } from 'xano-connect/pure/operations';
import type { EndpointCall, Endpoints } from './connection.js';
import { XanoAdminError } from './error.js';

/** @throws XanoAdminError when neither an id nor a path is given. */
function endpointOf({ apiGroupId, endpointId, method = 'GET', path }: EndpointCall) {
    if (endpointId !== undefined) return { apigroup_id: apiGroupId, api_id: endpointId };
    if (path !== undefined)
        return {
            apigroup_id: apiGroupId,
            api_id: `${method.toUpperCase()} ${path.replace(/^\/+/, '')}`,
        };
    throw new XanoAdminError({
        code: 'MISSING',
        message: 'callEndpoint: endpointId is missing.',
        hint: 'Choose or bind an endpoint, or give its method and path.',
    });
}

/** Finds and calls endpoints with the access token at hand: in the editor only. */
export function serverEndpoints(options: XanoOptions, http: Runtime): Endpoints {
    const { endpoint } = createClientOf(
        { endpoint: { ...endpointOperations, call: endpointCall } },
        options,
        http,
    );
    return {
        methodOf: async (call) => (await endpoint.get(endpointOf(call))).verb,
        call: (call) =>
            endpoint.call({
                ...endpointOf(call),
                ...(call.inputs === undefined ? {} : { input: call.inputs }),
                ...(call.authToken === undefined ? {} : { auth_token: call.authToken }),
            }),
    };
}
