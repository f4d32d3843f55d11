import { invalidParam, missingParam, notFound } from '../../errors.js';
import { isRecord } from '../../store/json.js';
import type { TenantDoc } from '../../store/object-kinds.js';
import { bodyOf, optionalText, presentText } from '../input.js';
import { type Call, textReply, type Route } from '../route.js';
import { placeTestRoutes } from './place-tests.js';

/** A tenant or the personal sandbox: where it stands, and which one a call means. */
export interface Place {
    readonly path: string;
    readonly find: (call: Call) => TenantDoc | Promise<TenantDoc>;
}

type Env = Readonly<Record<string, string>>;

/** What tenants and the personal sandbox have in common. */
export function placeRoutes(place: Place): readonly Route[] {
    const { path, find } = place;
    const env = async (call: Call): Promise<Env> => (await find(call)).content.env;
    /** choice: a change answers what there is after it, and values are answered as they are. */
    const put = async (call: Call, next: (old: Env) => Env): Promise<Env> => {
        const tenant = await find(call);
        const content = { ...tenant.content, env: next(tenant.content.env) };
        return (await call.app.objects.update('tenant', tenant, { content })).content.env;
    };
    return [
        ...placeTestRoutes(place),
        {
            method: 'GET',
            path: `${path}/env_key`,
            handler: async (call) => Object.keys(await env(call)).sort(),
        },
        { method: 'GET', path: `${path}/env_all`, handler: env },
        { method: 'PUT', path: `${path}/env_all`, handler: (call) => put(call, () => variablesOf(call)) },
        {
            method: 'GET',
            path: `${path}/env/{env_name}`,
            handler: async (call) => one(await env(call), nameOf(call)),
        },
        {
            method: 'PATCH',
            path: `${path}/env/{env_name}`,
            handler: async (call) => {
                const { name, value } = variableOf(call);
                const { [nameOf(call)]: _old, ...others } = await env(call);
                return one(await put(call, () => ({ ...others, [name]: value })), name);
            },
        },
        {
            method: 'DELETE',
            path: `${path}/env/{env_name}`,
            handler: async (call) => {
                const name = nameOf(call);
                one(await env(call), name);
                await put(call, ({ [name]: _gone, ...others }) => others);
                return null;
            },
        },
        { method: 'GET', path: `${path}/license`, handler: async (call) => (await find(call)).licence },
        {
            method: 'POST',
            path: `${path}/license`,
            handler: async (call) => {
                const { value } = bodyOf(call);
                if (value === undefined) throw missingParam('value');
                const tenant = await find(call);
                return (await call.app.objects.update('tenant', tenant, { licence: value })).licence;
            },
        },
        {
            method: 'GET',
            path: `${path}/multidoc`,
            // choice: variables and records are not written out.
            handler: async (call) => textReply((await find(call)).content.documents),
        },
        {
            method: 'GET',
            path: `${path}/impersonate`,
            // choice: what the token looks like; it opens nothing.
            handler: async (call) => ({ _ti: `entrance-to-${(await find(call)).name}` }),
        },
    ];
}

const nameOf = (call: Call): string => call.params.env_name ?? '';

function one(env: Env, name: string): unknown {
    const value = env[name];
    if (value === undefined) throw notFound();
    return { name, value };
}

/** choice: the body of all variables is an object of their values by name. */
function variablesOf(call: Call): Env {
    const { envs } = bodyOf(call);
    if (!isRecord(envs)) throw invalidParam('envs');
    return Object.fromEntries(Object.keys(envs).map((name) => [name, presentText(envs, name)]));
}

function variableOf(call: Call) {
    const { env } = bodyOf(call);
    if (!isRecord(env)) throw missingParam('env');
    return { name: optionalText(env, 'name') ?? nameOf(call), value: presentText(env, 'value') };
}
