import { missingParam, notFound } from '../../errors.js';
import { formatDate } from '../../store/dates.js';
import type { ClusterDoc } from '../../store/object-kinds.js';
import { idParam } from '../find.js';
import { bodyOf, given, optionalText, requiredText } from '../input.js';
import type { Call, Route } from '../route.js';
import { bareList } from './bare-list.js';

const BASE = '/tenant/cluster';
const ONE = `${BASE}/{cluster_id}`;

export const clusterRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, handler: (call) => bareList(call, call.app.objects.list('cluster'), show) },
    { method: 'POST', path: BASE, handler: create },
    { method: 'GET', path: ONE, handler: (call) => show(clusterOf(call)) },
    { method: 'PUT', path: ONE, handler: change },
    { method: 'DELETE', path: ONE, handler: remove },
    { method: 'GET', path: `${ONE}/license`, handler: (call) => clusterOf(call).licence },
    { method: 'POST', path: `${ONE}/license`, handler: license },
];

function clusterOf(call: Call): ClusterDoc {
    const found = call.app.objects.get('cluster', idParam(call, 'cluster_id'));
    if (found === undefined) throw notFound();
    return found;
}

/** choice: the credentials are taken and dropped, so that none can come out again. */
async function create(call: Call): Promise<unknown> {
    const body = bodyOf(call);
    if (body.credentials === undefined) throw missingParam('credentials');
    const at = call.app.now();
    const cluster = await call.app.objects.insert('cluster', {
        created_at: at,
        updated_at: at,
        name: requiredText(body, 'name'),
        type: requiredText(body, 'type'),
        description: optionalText(body, 'description') ?? '',
        domain: optionalText(body, 'domain') ?? '',
        licence: {},
    });
    return show(cluster);
}

/** choice: which fields can be changed; the others are ignored. */
async function change(call: Call): Promise<unknown> {
    const body = bodyOf(call);
    const changed = await call.app.objects.update('cluster', clusterOf(call), {
        ...given('name', optionalText(body, 'name')),
        ...given('description', optionalText(body, 'description')),
        ...given('domain', optionalText(body, 'domain')),
        updated_at: call.app.now(),
    });
    return show(changed);
}

async function remove(call: Call): Promise<unknown> {
    await call.app.objects.remove('cluster', clusterOf(call).id);
    return null;
}

async function license(call: Call): Promise<unknown> {
    const { value = {} } = bodyOf(call);
    return (await call.app.objects.update('cluster', clusterOf(call), { licence: value })).licence;
}

const show = ({ id, name, type, description, domain, created_at }: ClusterDoc): unknown => ({
    id,
    name,
    type,
    description,
    domain,
    created_at: formatDate(created_at),
    ingress: {},
    warm: {},
});
