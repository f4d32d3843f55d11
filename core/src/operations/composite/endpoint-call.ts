import * as z from 'zod/mini';
import { XanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import { ENDPOINT_KINDS } from '../../names/endpoint-kinds.js';
import { memoryKey, remembered } from '../../names/memory.js';
import { sendOpen } from '../../open-request.js';
import { defineComposite } from '../../operation.js';
import type { RunContext } from '../../operation.js';
import { percentEncoded } from '../../percent.js';
import { tried } from '../../reword.js';
import { TransportFailure } from '../../runtime.js';
import { apiGroupOperations } from '../api-group.js';
import { endpointOperations } from '../endpoint.js';
import { apiGroup, idOrName, text } from '../fields.js';
import { inputs } from '../logic.js';
import { addressed, isMethod } from './endpoint-address.js';
import { failedCall, failedSending, readAnswer } from './endpoint-failure.js';

const ID = 'endpoint.call';

const input = () =>
    z.strictObject({
        ...apiGroup,
        /** Endpoint: id, or name, or verb and name as in `GET orders`. */
        api_id: idOrName(),
        /** A value per input, those of its path among them: `order_id` for `orders/{order_id}`. Default none. */
        input: z.optional(inputs()),
        /** Token of a user of the application, where the endpoint wants one. The access token is never sent. */
        auth_token: z.optional(z.string()),
        /** Branch label, such as `v1`. Default: the client's, else the branch of the API group. */
        branch: z.optional(text()),
        /** Data source the endpoint works on. Default: the client's, else `live`. */
        data_source: z.optional(text()),
    });

type Input = z.output<ReturnType<typeof input>>;

export const endpointCall = defineComposite({
    id: ID,
    title: 'Call an endpoint',
    description:
        'Calls an endpoint as an application does, and answers what it answers. Sent with the token of a user ' +
        '(`auth_token`) or none, never with the access token; only a GET is repeated by itself.',
    // choice: what an endpoint does is its own matter. As a change it is offered nowhere where only reading is allowed.
    effect: 'update',
    scope: 'Workspace Api: Read',
    input,
    output: () => z.unknown(),
    run: async (context, given): Promise<unknown> => {
        const userToken = userTokenOf(given.auth_token);
        const { method, name, canonical, ownBranch } = await find(context, given);
        // choice: the branch always stands in the address, so that a group chosen by its id is called on the branch it
        // belongs to, and never on the live one by surprise.
        const label = given.branch ?? context.options.branch ?? ownBranch;
        const { path, body } = addressed(method, name, given.input ?? {}, {
            // Documented for endpoints as a parameter of the query (metadata-api.md section 6).
            'x-data-source': given.data_source ?? context.options.dataSource,
        });
        const idempotent = method === 'GET' || method === 'HEAD';
        const asked = {
            operation: ID,
            endpoint: `${method} ${name}`,
            write: !idempotent,
            userToken,
            context: context.own,
        };
        const accept = { accept: 'application/json' };
        const request = {
            method,
            path: `/api:${canonical}${label === '' ? '' : `:${percentEncoded(label)}`}${path}`,
            ...(body === undefined
                ? { headers: accept }
                : { headers: { ...accept, 'content-type': 'application/json' }, body }),
            idempotent,
            userToken,
        };
        try {
            const { response, attempts } = await sendOpen(ID, request, context.own);
            if (response.status >= 300) throw tried(failedCall(response, asked), attempts);
            return readAnswer(response, asked);
        } catch (error) {
            if (!(error instanceof TransportFailure)) throw error;
            throw tried(failedSending(error, asked), error.attempts);
        }
    },
});

/** What a log-in answers, pasted with `Bearer` or without. An empty one is that of a form that was not filled in. */
function userTokenOf(given = ''): string | undefined {
    const token = given.trim().replace(/^bearer\s+/i, '');
    if (token === '') return undefined;
    if (/^[!-~]+$/.test(token)) return token;
    throw invalidInput(
        'auth_token',
        'auth_token holds a character that no token has.',
        'Give the token as the log-in of the application answers it.',
    );
}

/** Method, path and group of the endpoint; each asked once per client, as long as nothing is found missing. */
async function find(context: RunContext, given: Input) {
    const workspace_id = await context.workspace(given);
    const { apigroup_id: groups, api_id: endpoints } = ENDPOINT_KINDS;
    const apigroup_id = await context.resolve('apigroup_id', given.apigroup_id, given, groups);
    const group = { workspace_id, apigroup_id };
    const api_id = await context.resolve('api_id', given.api_id, given, endpoints);
    const known = (resource: string, ids: object, ask: () => Promise<string>): Promise<string> =>
        remembered(context.own.link, memoryKey(resource, ['address'], Object.values(ids).join('/')), ask);
    const [place, address] = await Promise.all([
        known('apiGroup', group, async () => {
            const { canonical, branch: own } = await context.call(apiGroupOperations.get, group);
            return `${word(canonical)}:${word(own)}`;
        }),
        known('endpoint', { ...group, api_id }, async () => {
            const { verb, name } = await context.call(endpointOperations.get, { ...group, api_id });
            return `${word(verb)} ${word(name)}`;
        }),
    ]);
    const [canonical = '', ownBranch = ''] = place.split(':');
    const [method = '', ...name] = address.split(' ');
    if (canonical === '' || !isMethod(method)) throw unaddressed();
    return { method, name: name.join(' '), canonical, ownBranch };
}

/** Nothing where a foreign answer holds something else. */
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

const unaddressed = (): XanoError =>
    new XanoError({
        kind: 'protocol',
        operation: ID,
        message: `${ID}: Xano did not say where this endpoint is reached.`,
        hint: 'xano.apiGroup.get should answer its canonical, xano.endpoint.get its verb and name.',
    });
