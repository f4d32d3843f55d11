import { notAllowable, notFound } from '../../errors.js';
import type { TenantDoc } from '../../store/object-kinds.js';
import { audit } from '../audit.js';
import { workspaceOf } from '../find.js';
import { bodyOf, given, optionalInt, optionalText, requiredText } from '../input.js';
import type { Call, Handler, Route } from '../route.js';
import { staticHostBuildRoutes } from '../static-host-build.js';
import { staticHostRoutes } from '../static-host.js';
import { bareList } from './bare-list.js';
import { placeRoutes } from './place.js';
import { PLATFORMS } from './platforms.js';
import { releasesOf } from './release.js';
import { tenantKeptRoutes } from './tenant-kept.js';
import {
    addTenant,
    lookedAt,
    settingsOf,
    showTenant,
    tenantOf,
    tenantsOf,
    tenantSubject,
    work,
} from './tenant-state.js';

const WORKSPACE = '/workspace/{workspace_id}';
const BASE = `${WORKSPACE}/tenant`;
const ONE = `${BASE}/{tenant_name}`;

export const tenantRoutes: readonly Route[] = [
    {
        method: 'GET',
        path: BASE,
        handler: (call) => bareList(call, tenantsOf(call), (tenant) => showTenant(call, tenant)),
    },
    { method: 'POST', path: BASE, handler: create },
    {
        method: 'GET',
        path: ONE,
        handler: async (call) => showTenant(call, await lookedAt(call, tenantOf(call))),
    },
    { method: 'PUT', path: ONE, handler: change },
    { method: 'DELETE', path: ONE, handler: remove },
    { method: 'POST', path: `${ONE}/deploy`, handler: deploy },
    { method: 'POST', path: `${ONE}/platform/deploy`, handler: deployPlatform },
    ...placeRoutes({ path: ONE, find: tenantOf }),
    ...tenantKeptRoutes,
    ...sites(),
];

async function create(call: Call): Promise<unknown> {
    const { id: workspace_id } = workspaceOf(call);
    const body = bodyOf(call);
    const display = requiredText(body, 'display');
    const cluster_id = optionalInt(body, 'cluster_id');
    const tenant = await addTenant(call, {
        workspace_id,
        type: 'tenant',
        ...settingsOf(body),
        display,
        ...given('license', optionalText(body, 'license')),
        ...given('cluster_id', cluster_id),
        ...given('platform_id', optionalInt(body, 'platform_id')),
        work: work('provisioning'),
    });
    audit(call, 'create', tenantSubject(tenant));
    return showTenant(call, tenant);
}

async function change(call: Call): Promise<unknown> {
    return changed(call, settingsOf(bodyOf(call)));
}

async function changed(call: Call, changes: Partial<TenantDoc>): Promise<unknown> {
    const { objects, now } = call.app;
    const tenant = await objects.update('tenant', tenantOf(call), { ...changes, updated_at: now() });
    audit(call, 'update', tenantSubject(tenant));
    return showTenant(call, tenant);
}

async function remove(call: Call): Promise<unknown> {
    const tenant = tenantOf(call);
    await call.app.objects.remove('tenant', tenant.id);
    audit(call, 'delete', tenantSubject(tenant));
    return null;
}

async function deploy(call: Call): Promise<unknown> {
    const name = requiredText(bodyOf(call), 'release_name');
    const release = releasesOf(call).find((one) => one.name === name);
    if (release === undefined) throw notFound();
    const { env } = tenantOf(call).content;
    const content = { documents: release.documents, env };
    return changed(call, { work: work('deploying', { release: name, content }) });
}

async function deployPlatform(call: Call): Promise<unknown> {
    const id = optionalInt(bodyOf(call), 'platform_id') ?? 0;
    if (!PLATFORMS.some((platform) => platform.id === id)) throw notAllowable(String(id), 'platform_id');
    return changed(call, { work: work('deploying', { platform_id: id }) });
}

/** choice: a tenant serves the sites of its workspace. */
function sites(): readonly Route[] {
    const routes = [...staticHostRoutes, ...staticHostBuildRoutes];
    return ['/static_host', '/static_host/{static_host}/build'].flatMap((path) =>
        routes
            .filter((route) => route.method === 'GET' && route.path === `${WORKSPACE}${path}`)
            .map(({ handler }) => ({ method: 'GET', path: `${ONE}${path}`, handler: ofTenant(handler) })),
    );
}

function ofTenant(handler: Handler): Handler {
    return (call) => {
        tenantOf(call);
        return handler(call);
    };
}
