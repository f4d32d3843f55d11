import { notAllowable, notFound } from '../errors.js';
import { isRecord } from '../store/json.js';
import type { HostEnv, StaticHostDoc } from '../store/object-kinds.js';
import { createStaticHost } from '../store/static-hosts.js';
import { audit } from './audit.js';
import { workspaceOf } from './find.js';
import { bodyOf, choiceOf, given, optionalInt, optionalText, queryOf, requiredText } from './input.js';
import { fixedPage } from './paging.js';
import { present } from './present.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/static_host';
export const HOST = `${BASE}/{static_host}`;
export const ENVS = ['prod', 'dev'] as const;

export const staticHostRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, handler: list },
    { method: 'POST', path: BASE, handler: create },
    { method: 'GET', path: HOST, handler: (call) => show(hostOf(call)) },
    { method: 'POST', path: `${HOST}/edit`, handler: edit },
    { method: 'POST', path: `${HOST}/migrate`, handler: migrate },
];

const hostsOf = (call: Call, workspaceId: number): readonly StaticHostDoc[] =>
    call.app.objects.list('static_host', (host) => host.workspace_id === workspaceId);

/** choice: a site is found by its name or by its id: the path takes a text, and which of the two is not stated. */
export function hostOf(call: Call): StaticHostDoc {
    const wanted = call.params.static_host ?? '';
    const hosts = hostsOf(call, workspaceOf(call).id);
    const found = hosts.find(({ name }) => name === wanted) ?? hosts.find(({ id }) => String(id) === wanted);
    if (found === undefined) throw notFound();
    return found;
}

function list(call: Call): unknown {
    const page = optionalInt(queryOf(call), 'page') ?? 1;
    return fixedPage(hostsOf(call, workspaceOf(call).id), page, show);
}

async function create(call: Call): Promise<unknown> {
    const { id } = workspaceOf(call);
    const body = bodyOf(call);
    const name = freeName(call, id, requiredText(body, 'name'));
    const host = await createStaticHost(
        call.app.objects,
        id,
        { name, description: optionalText(body, 'description') ?? '' },
        call.app.now(),
    );
    audit(call, 'create', subject(host));
    return show(host);
}

async function edit(call: Call): Promise<unknown> {
    const host = hostOf(call);
    const body = bodyOf(call);
    const name = optionalText(body, 'name') ?? host.name;
    const git = isRecord(body.git) ? body.git : {};
    const changed = await call.app.objects.update('static_host', host, {
        name: name === host.name ? name : freeName(call, host.workspace_id, name),
        ...given('description', optionalText(body, 'description')),
        git: {
            ...host.git,
            ...given('repo', optionalText(git, 'repo')),
            ...given('public_key', optionalText(git, 'public_key')),
            // choice: a private key that was sent is taken and dropped, so that none can come out again.
            ...given('private_key', optionalText(git, 'private_key') && ''),
        },
        updated_at: call.app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(changed);
}

/** choice: what the newer mode is called, and that a call without `env` moves both. */
async function migrate(call: Call): Promise<unknown> {
    const host = hostOf(call);
    const body = bodyOf(call);
    const envs = body.env === undefined ? ENVS : [choiceOf(body, 'env', ENVS)];
    const moved = (env: HostEnv): HostEnv => ({ ...env, mode: 'standalone' });
    const changed = await call.app.objects.update('static_host', host, {
        ...Object.fromEntries(envs.map((env) => [env, moved(host[env])])),
        updated_at: call.app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(changed);
}

function freeName(call: Call, workspaceId: number, name: string): string {
    if (hostsOf(call, workspaceId).some((host) => host.name === name)) throw notAllowable(name, 'name');
    return name;
}

function show(host: StaticHostDoc): unknown {
    const shown = ({ build_id: _build, ...env }: HostEnv): object => env;
    return present('static_host', host, {
        workspace: { id: host.workspace_id },
        dev: shown(host.dev),
        prod: shown(host.prod),
    });
}

const subject = ({ id, name, workspace_id }: StaticHostDoc) =>
    ({ kind: 'static_host', id, name, workspaceId: workspace_id }) as const;
