import { notFound } from '../../errors.js';
import { formatDate } from '../../store/dates.js';
import type { TenantSettings, TenantWork } from '../../store/delivery-kinds.js';
import { isRecord, type JsonRecord } from '../../store/json.js';
import { newCanonical } from '../../store/names.js';
import type { TenantDoc } from '../../store/object-kinds.js';
import { workspaceOf } from '../find.js';
import { given, optionalBool, optionalText } from '../input.js';
import type { Call } from '../route.js';
import { PLATFORMS } from './platforms.js';

/** How often a tenant is seen at work before it rests. */
const READS = 2;
/** choice: the words for the states of a tenant are not documented. */
const RESTING = 'ok';

export function tenantsOf(call: Call): readonly TenantDoc[] {
    const { id } = workspaceOf(call);
    return call.app.objects.list(
        'tenant',
        ({ workspace_id, type }) => workspace_id === id && type === 'tenant',
    );
}

/** The tenant in the path, by its name. */
export function tenantOf(call: Call): TenantDoc {
    const found = tenantsOf(call).find(({ name }) => name === call.params.tenant_name);
    if (found === undefined) throw notFound();
    return found;
}

const EMPTY = { documents: '', env: {} };

/** choice: the settings of a new tenant. */
export const NEW_SETTINGS: Omit<TenantSettings, 'display'> = {
    description: '',
    domain: '',
    ingress: true,
    tasks: true,
    tag: [],
    proxy: '',
    rbac: { enabled: false },
};

type Init = Pick<TenantDoc, 'workspace_id' | 'type'> &
    Pick<TenantDoc, 'display'> &
    Partial<Pick<TenantDoc, keyof TenantSettings | 'license' | 'cluster_id' | 'platform_id' | 'work'>>;

/** choice: its name is eight random characters, as in other addresses of Xano. */
export function addTenant(call: Call, init: Init): Promise<TenantDoc> {
    const at = call.app.now();
    return call.app.objects.insert('tenant', {
        created_at: at,
        updated_at: at,
        name: newCanonical().toLowerCase(),
        ...NEW_SETTINGS,
        license: 'tier1',
        cluster_id: 0,
        platform_id: PLATFORMS[0].id,
        version: 1,
        deployed_at: null,
        release: '',
        content: EMPTY,
        work: null,
        licence: { tier: 'tier1' },
        backups: [],
        last_backup: 0,
        snapshots: [{ name: 'original', description: '', created: at, is_original: true }],
        live_snapshot: 'original',
        knowledge: [],
        ...init,
    });
}

/** The tenant without anything in it. */
export const emptied = (): Partial<TenantDoc> => ({ content: EMPTY, release: '', knowledge: [] });

/** The settings of a request. */
export function settingsOf(body: JsonRecord): Partial<TenantSettings> {
    return {
        ...given('display', optionalText(body, 'display')),
        ...given('description', optionalText(body, 'description')),
        ...given('domain', optionalText(body, 'domain')),
        ...given('proxy', optionalText(body, 'proxy')),
        ...given('ingress', optionalBool(body, 'ingress')),
        ...given('tasks', optionalBool(body, 'tasks')),
        ...(Array.isArray(body.tag) ? { tag: body.tag } : {}),
        ...(isRecord(body.rbac) ? { rbac: body.rbac } : {}),
    };
}

export const work = (state: string, then: TenantWork['then'] = {}): TenantWork => ({
    state,
    reads: READS,
    then,
});

/** choice: a tenant at work goes on each time it is read, so that waiting for it takes reads and no time. */
export function lookedAt(call: Call, tenant: TenantDoc): Promise<TenantDoc> | TenantDoc {
    const { work: doing } = tenant;
    if (doing === null) return tenant;
    const { objects, now } = call.app;
    if (doing.reads > 0) {
        return objects.update('tenant', tenant, { work: { ...doing, reads: doing.reads - 1 } });
    }
    const at = now();
    // Dates are told in seconds: a later deployment has a later one.
    const deployed_at = Math.max(at, (tenant.deployed_at ?? 0) + 1000);
    return objects.update('tenant', tenant, { ...doing.then, work: null, deployed_at, updated_at: at });
}

export function showTenant(call: Call, tenant: TenantDoc): unknown {
    const { id, name, display, description, type, license, domain, ingress, tasks, version, release } =
        tenant;
    const cluster = call.app.objects.get('cluster', tenant.cluster_id);
    const platform = PLATFORMS.find((one) => one.id === tenant.platform_id);
    return {
        id,
        name,
        display,
        description,
        state: tenant.work?.state ?? RESTING,
        type,
        license,
        domain,
        xano_domain: `${name}.example.test`,
        created_at: formatDate(tenant.created_at),
        deployed_at: tenant.deployed_at === null ? null : formatDate(tenant.deployed_at),
        ingress,
        tasks,
        version,
        cluster: cluster === undefined ? null : { id: cluster.id, name: cluster.name },
        platform: platform === undefined ? null : { id: platform.id, name: platform.name },
        release,
    };
}

export const tenantSubject = ({ id, name, workspace_id }: TenantDoc) =>
    ({ kind: 'tenant', id, name, workspaceId: workspace_id }) as const;
