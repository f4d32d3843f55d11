import { missingParam, notFound } from '../../errors.js';
import type { ReleaseContent } from '../../store/delivery-kinds.js';
import { forkBranch } from '../../store/branches.js';
import type { ReleaseDoc } from '../../store/object-kinds.js';
import { branchDocuments } from '../../xanoscript/branch-documents.js';
import { joinDocuments, readDocument, splitDocuments } from '../../xanoscript/document.js';
import { audit } from '../audit.js';
import { branchesOf, findBranch, findDataSource, liveBranch, objectOf, workspaceOf } from '../find.js';
import { bodyOf, given, optionalBool, optionalText, queryOf, requiredText } from '../input.js';
import { multidocRoutes } from '../multidoc.js';
import { type Call, textReply, type Route } from '../route.js';
import { fromArchive } from './archive.js';
import { bareList } from './bare-list.js';

const BASE = '/workspace/{workspace_id}/release';
const ONE = `${BASE}/{release}`;

export const releaseRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, handler: (call) => bareList(call, [...releasesOf(call)].reverse(), show) },
    { method: 'POST', path: BASE, handler: create },
    { method: 'POST', path: `${BASE}/import`, handler: upload },
    { method: 'POST', path: `${BASE}/multidoc`, handler: fromDocuments },
    { method: 'GET', path: ONE, handler: (call) => show(releaseOf(call)) },
    { method: 'PUT', path: ONE, handler: change },
    { method: 'DELETE', path: ONE, handler: remove },
    { method: 'POST', path: `${ONE}/deploy`, handler: deploy },
    { method: 'GET', path: `${ONE}/export`, handler: link },
    // choice: variables and records are not written out.
    { method: 'GET', path: `${ONE}/multidoc`, handler: (call) => textReply(releaseOf(call).documents) },
];

export function releasesOf(call: Call): readonly ReleaseDoc[] {
    const { id } = workspaceOf(call);
    return call.app.objects.list('release', ({ workspace_id }) => workspace_id === id);
}

const releaseOf = (call: Call): ReleaseDoc => objectOf(call, 'release', 'release');

async function create(call: Call): Promise<unknown> {
    const { id } = workspaceOf(call);
    const body = bodyOf(call);
    const branch = findBranch(call, id, requiredText(body, 'branch')).label;
    const chosen = Array.isArray(body.table_ids) ? body.table_ids.map(Number) : [];
    return add(call, {
        name: requiredText(body, 'name'),
        description: optionalText(body, 'description') ?? '',
        branch,
        hotfix: optionalBool(body, 'hotfix') ?? false,
        tables: await counted(call, id, chosen),
        documents: joinDocuments(branchDocuments(call.app.objects, id, branch)),
    });
}

function counted(call: Call, workspaceId: number, ids: readonly number[]) {
    const tables = call.app.objects.list(
        'table',
        ({ id, workspace_id }) => workspace_id === workspaceId && ids.includes(id),
    );
    const live = findDataSource(call, workspaceId, 'live');
    return Promise.all(
        tables.map(async (table) => {
            const { total } = await call.app.tables.records(table, live);
            return { id: table.id, name: table.name, cnt: total };
        }),
    );
}

async function add(call: Call, content: ReleaseContent): Promise<unknown> {
    const at = call.app.now();
    const release = await call.app.objects.insert('release', {
        workspace_id: workspaceOf(call).id,
        created_at: at,
        updated_at: at,
        ...content,
    });
    audit(call, 'create', subject(release));
    return show(release);
}

/** choice: variables and records in the documents are taken no notice of. */
async function fromDocuments(call: Call): Promise<unknown> {
    const query = queryOf(call);
    const { id } = workspaceOf(call);
    const { body } = call.request;
    if (typeof body !== 'string' || body === '') throw missingParam('body');
    return add(call, {
        // choice: how a release without a name is called.
        name: optionalText(query, 'name') ?? `release-${releasesOf(call).length + 1}`,
        description: optionalText(query, 'description') ?? '',
        branch: liveBranch(call, id),
        hotfix: optionalBool(query, 'hotfix') ?? false,
        tables: [],
        documents: joinDocuments(splitDocuments(body).map((source) => readDocument(source).source)),
    });
}

async function change(call: Call): Promise<unknown> {
    const body = bodyOf(call);
    const changed = await call.app.objects.update('release', releaseOf(call), {
        ...given('name', optionalText(body, 'name')),
        ...given('description', optionalText(body, 'description')),
        updated_at: call.app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(changed);
}

async function remove(call: Call): Promise<unknown> {
    const release = releaseOf(call);
    await call.app.objects.remove('release', release.id);
    audit(call, 'delete', subject(release));
    return null;
}

/**
 * Takes the name, not the id. choice: a branch that is not there is forked from the one that was frozen; then the
 * documents of the release are pushed to it, and what they lack stays.
 */
async function deploy(call: Call): Promise<unknown> {
    const { id } = workspaceOf(call);
    const { objects, now } = call.app;
    const release = releasesOf(call).find(({ name }) => name === call.params.release);
    if (release === undefined) throw notFound();
    const body = bodyOf(call);
    const label = optionalText(body, 'branch') ?? liveBranch(call, id);
    const target =
        branchesOf(call, id).find((branch) => branch.label === label) ??
        (await forkBranch(objects, findBranch(call, id, release.branch), { label }, now()));
    await push(call, label, release.documents);
    if (optionalBool(body, 'set_live') === true) {
        for (const other of branchesOf(call, id)) {
            await objects.update('branch', other, { live: other.id === target.id });
        }
    }
    return show(release);
}

async function push(call: Call, branch: string, documents: string): Promise<void> {
    const route = multidocRoutes.find(({ method, path }) => method === 'POST' && path.endsWith('/multidoc'));
    const query = new URLSearchParams({ branch });
    await route?.handler({ ...call, request: { ...call.request, query, body: documents } });
}

function link(call: Call): unknown {
    return { src: `${call.app.origin()}/vault/release/${releaseOf(call).id}` };
}

function upload(call: Call): Promise<unknown> {
    const { name, description, branch, documents } = fromArchive(call, 'release');
    return added(call, {
        name: typeof name === 'string' ? name : 'Imported',
        description: typeof description === 'string' ? description : '',
        branch: typeof branch === 'string' ? branch : '',
        hotfix: false,
        tables: [],
        documents: typeof documents === 'string' ? documents : '',
    });
}

async function added(call: Call, content: ReleaseContent): Promise<unknown> {
    await add(call, content);
    return { id: releasesOf(call).at(-1)?.id };
}

const show = ({ id, created_at, name, description, branch, hotfix, tables, documents }: ReleaseDoc) => ({
    id,
    created_at,
    name,
    description,
    branch,
    hotfix,
    resource_size: Buffer.byteLength(documents),
    tables,
});

const subject = ({ id, name, workspace_id }: ReleaseDoc) =>
    ({ kind: 'release', id, name, workspaceId: workspace_id }) as const;
