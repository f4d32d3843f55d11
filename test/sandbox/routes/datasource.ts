import { inputError, missingParam, notAllowable } from '../errors.js';
import { DEFAULT_COLOR } from '../store/base-objects.js';
import type { DataSourceDoc } from '../store/object-kinds.js';
import { audit } from './audit.js';
import { dataSourcesOf, findDataSource, workspaceOf } from './find.js';
import { bodyOf, optionalText, requiredText } from './input.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/datasource';
const ONE = `${BASE}/{label}`;

export const dataSourceRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, scope: 'instance:workspace read', handler: list },
    { method: 'POST', path: BASE, scope: 'instance:workspace create', handler: create },
    { method: 'PUT', path: ONE, scope: 'instance:workspace update', handler: recolour },
    { method: 'DELETE', path: ONE, scope: 'instance:workspace delete', handler: remove },
];

function list(call: Call): unknown {
    return dataSourcesOf(call, workspaceOf(call).id).map(show);
}

async function create(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const body = bodyOf(call);
    const label = requiredText(body, 'label');
    if (dataSourcesOf(call, workspace.id).some((source) => source.label === label))
        throw notAllowable(label, 'label');
    const color = optionalText(body, 'color') ?? DEFAULT_COLOR;
    const { app } = call;
    const at = app.now();
    const dates = { created_at: at, updated_at: at };
    const source = await app.tables.addDataSource({ workspace_id: workspace.id, ...dates, label, color });
    audit(call, 'create', subject(source));
    return show(source);
}

async function recolour(call: Call): Promise<unknown> {
    const source = sourceOf(call);
    const color = optionalText(bodyOf(call), 'color') ?? DEFAULT_COLOR;
    const changed = await call.app.objects.update('datasource', source, {
        color,
        updated_at: call.app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(changed);
}

async function remove(call: Call): Promise<unknown> {
    const source = sourceOf(call);
    // choice: the answer is ours; that `live` is always there is documented.
    if (source.label === 'live') throw inputError('The live data source cannot be deleted.', 'label');
    await call.app.tables.dropDataSource(source);
    audit(call, 'delete', subject(source));
    return null;
}

function sourceOf(call: Call): DataSourceDoc {
    const { label } = call.params;
    if (label === undefined) throw missingParam('label');
    return findDataSource(call, workspaceOf(call).id, label);
}

const show = ({ color, label }: DataSourceDoc): object => ({ color, label });

const subject = (source: DataSourceDoc) =>
    ({ kind: 'datasource', id: source.id, name: source.label, workspaceId: source.workspace_id }) as const;
