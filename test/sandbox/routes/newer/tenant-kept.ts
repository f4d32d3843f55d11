import { ApiError, notFound } from '../../errors.js';
import { formatDate } from '../../store/dates.js';
import type { Backup, Snapshot } from '../../store/delivery-kinds.js';
import { isRecord } from '../../store/json.js';
import type { TenantDoc } from '../../store/object-kinds.js';
import { idParam } from '../find.js';
import { bodyOf, optionalInt, optionalText, queryOf, requiredText } from '../input.js';
import type { Call, Route } from '../route.js';
import { fromArchive } from './archive.js';
import { fixedBareList } from './bare-list.js';
import { showTenant, tenantOf, work } from './tenant-state.js';

const TENANT = '/workspace/{workspace_id}/tenant/{tenant_name}';
const BACKUP = `${TENANT}/backup`;
const ONE = `${BACKUP}/{backup_id}`;
const SNAPSHOT = `${TENANT}/snapshot`;

/** From Xano's paging audit. */
const BACKUPS_PER_PAGE = 25;

/** Backups and snapshots of a tenant. */
export const tenantKeptRoutes: readonly Route[] = [
    { method: 'GET', path: BACKUP, handler: listBackups },
    { method: 'POST', path: BACKUP, handler: backUp },
    { method: 'DELETE', path: ONE, handler: removeBackup },
    { method: 'GET', path: `${ONE}/export`, handler: exportBackup },
    { method: 'POST', path: `${BACKUP}/import`, handler: importBackup },
    { method: 'POST', path: `${TENANT}/restore`, handler: restore },
    { method: 'GET', path: SNAPSHOT, handler: (call) => listSnapshots(tenantOf(call)) },
    { method: 'POST', path: SNAPSHOT, handler: takeSnapshot },
    { method: 'DELETE', path: SNAPSHOT, handler: removeSnapshot },
    { method: 'POST', path: `${SNAPSHOT}/swap`, handler: swap },
];

function backupOf(tenant: TenantDoc, id: number): Backup {
    const found = tenant.backups.find((backup) => backup.id === id);
    if (found === undefined) throw notFound();
    return found;
}

/** choice: newest first. */
function listBackups(call: Call): unknown {
    const account = call.app.objects.list('account')[0];
    return fixedBareList(call, [...tenantOf(call).backups].reverse(), BACKUPS_PER_PAGE, (backup) => ({
        id: backup.id,
        created_at: formatDate(backup.created_at),
        description: backup.description,
        _release: { name: backup.release },
        _user: { name: account?.name ?? '', email: account?.email ?? '' },
    }));
}

function backUp(call: Call): Promise<unknown> {
    const { content, release } = tenantOf(call);
    const description = optionalText(bodyOf(call), 'description') ?? '';
    return keep(call, { description, release, content });
}

async function keep(call: Call, backup: Omit<Backup, 'id' | 'created_at'>): Promise<unknown> {
    const tenant = tenantOf(call);
    const id = tenant.last_backup + 1;
    const backups = [...tenant.backups, { id, created_at: call.app.now(), ...backup }];
    await call.app.objects.update('tenant', tenant, { backups, last_backup: id });
    return { id };
}

async function removeBackup(call: Call): Promise<unknown> {
    const tenant = tenantOf(call);
    const gone = backupOf(tenant, idParam(call, 'backup_id'));
    const backups = tenant.backups.filter((backup) => backup !== gone);
    await call.app.objects.update('tenant', tenant, { backups });
    return null;
}

function exportBackup(call: Call): unknown {
    const tenant = tenantOf(call);
    const { id } = backupOf(tenant, idParam(call, 'backup_id'));
    return { src: `${call.app.origin()}/vault/tenant/${tenant.id}/${id}` };
}

function importBackup(call: Call): Promise<unknown> {
    const { documents, env, release } = fromArchive(call, 'backup');
    return keep(call, {
        description: 'Imported',
        release: typeof release === 'string' ? release : '',
        content: {
            documents: typeof documents === 'string' ? documents : '',
            env: isRecord(env)
                ? Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]))
                : {},
        },
    });
}

async function restore(call: Call): Promise<unknown> {
    const tenant = tenantOf(call);
    const { content, release } = backupOf(tenant, optionalInt(bodyOf(call), 'backup_id') ?? 0);
    const working = await call.app.objects.update('tenant', tenant, {
        work: work('restoring', { content, release }),
    });
    return showTenant(call, working);
}

// choice: a snapshot is a name for the database; what stands in it is not kept, as a tenant here has no records.
const listSnapshots = ({ snapshots, live_snapshot }: TenantDoc): unknown =>
    snapshots.map(({ name, description, created, is_original }) => ({
        name,
        description,
        created: formatDate(created),
        is_live: name === live_snapshot,
        is_original,
        size_bytes: 0,
        size_pretty: '0 B',
    }));

function snapshotOf({ snapshots }: TenantDoc, name: string): Snapshot {
    const found = snapshots.find((snapshot) => snapshot.name === name);
    if (found === undefined) throw notFound();
    return found;
}

async function takeSnapshot(call: Call): Promise<unknown> {
    const tenant = tenantOf(call);
    const description = optionalText(bodyOf(call), 'label') ?? '';
    const created = call.app.now();
    const name = `snapshot_${tenant.snapshots.length}_${created}`;
    const snapshots = [...tenant.snapshots, { name, description, created, is_original: false }];
    await call.app.objects.update('tenant', tenant, { snapshots });
    return { backup: name, description, size: '0 B', source: tenant.live_snapshot };
}

async function removeSnapshot(call: Call): Promise<unknown> {
    const tenant = tenantOf(call);
    const gone = snapshotOf(tenant, requiredText(queryOf(call), 'snapshot'));
    // choice: code and text are ours, and that the database in use cannot be deleted.
    if (gone.name === tenant.live_snapshot)
        throw new ApiError(400, 'ERROR_CODE_BAD_REQUEST', 'The tenant works on this snapshot.');
    const snapshots = tenant.snapshots.filter((snapshot) => snapshot !== gone);
    await call.app.objects.update('tenant', tenant, { snapshots });
    return null;
}

async function swap(call: Call): Promise<unknown> {
    const tenant = tenantOf(call);
    const { name: to } = snapshotOf(tenant, requiredText(bodyOf(call), 'snapshot'));
    await call.app.objects.update('tenant', tenant, { live_snapshot: to });
    return { from: tenant.live_snapshot, to, tenant: tenant.name };
}
