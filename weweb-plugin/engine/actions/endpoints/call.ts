import { defineAction, requireWrites } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

/** Verbs that only read, as far as the web is concerned. */
const READS: readonly string[] = ['GET', 'HEAD'];

export const callEndpoint = defineAction({
    code: 'callEndpoint',
    args: {
        apiGroupId: 'id!',
        endpointId: 'id',
        method: 'text',
        path: 'text',
        inputs: 'object',
        authToken: 'text',
    },
    async run(context, call) {
        if (!READS.includes(await context.endpoints.methodOf(call)))
            requireWrites(context, 'callEndpoint', 'endpoints');
        return context.endpoints.call(call);
    },
});

export const panel = definePanel({
    code: 'callEndpoint',
    name: 'Endpoints | Call',
    description:
        'Calls an endpoint as your app does and returns what it answers; never with the access token.',
    returns: 'any',
    fields: {
        apiGroupId: field.apiGroup,
        endpointId: field.endpoint,
        method: {
            label: 'Method',
            box: {
                choice: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((value) => ({ value, label: value })),
            },
            help: 'The verb of the endpoint; anything but GET needs the writes "endpoints"',
        },
        path: {
            label: 'Path',
            box: 'text',
            help: 'In place of a chosen endpoint, such as orders/{order_id}',
            advanced: true,
        },
        inputs: {
            label: 'Inputs',
            box: 'endpointForm',
            help: 'A value per input, those of the path among them',
        },
        authToken: {
            label: 'Token of a user',
            box: 'text',
            help: 'For an endpoint that wants a signed-in user; a proxy may use that of whoever is signed in',
            advanced: true,
        },
    },
});
