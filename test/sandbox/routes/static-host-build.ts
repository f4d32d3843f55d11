import { ApiError, notFound } from '../errors.js';
import { newCanonical } from '../store/names.js';
import type { BuildDoc, BuildFile, StaticHostDoc } from '../store/object-kinds.js';
import { readZip } from '../store/zip.js';
import { joinDocuments } from '../xanoscript/document.js';
import { audit } from './audit.js';
import { idParam } from './find.js';
import { bodyOf, choiceOf, optionalInt, optionalText, queryOf, requiredText, uploadedFile } from './input.js';
import { fixedPage } from './paging.js';
import { present } from './present.js';
import { type Call, textReply, type Route } from './route.js';
import { ENVS, HOST, hostOf } from './static-host.js';

const BASE = `${HOST}/build`;
const ONE = `${BASE}/{build_id}`;

export const staticHostBuildRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, handler: list },
    { method: 'POST', path: BASE, handler: upload },
    { method: 'GET', path: ONE, handler: get },
    { method: 'DELETE', path: ONE, handler: remove },
    { method: 'POST', path: `${ONE}/env`, handler: publish },
    { method: 'GET', path: `${ONE}/multidoc`, handler: files },
];

function buildOf(call: Call): BuildDoc {
    const build = call.app.objects.get('static_host_build', idParam(call, 'build_id'));
    if (build?.static_host_id !== hostOf(call).id) throw notFound();
    return build;
}

/** choice: newest first. */
function list(call: Call): unknown {
    const host = hostOf(call);
    const page = optionalInt(queryOf(call), 'page') ?? 1;
    const builds = call.app.objects.list('static_host_build', (build) => build.static_host_id === host.id);
    return fixedPage(builds.reverse(), page, show);
}

async function upload(call: Call): Promise<unknown> {
    const host = hostOf(call);
    const body = bodyOf(call);
    const name = requiredText(body, 'name');
    const file = uploadedFile(call, 'file');
    const entries = readZip(file.bytes);
    const at = call.app.now();
    const build = await call.app.objects.insert('static_host_build', {
        workspace_id: host.workspace_id,
        static_host_id: host.id,
        user_id: call.app.objects.list('account')[0]?.user_id ?? 0,
        created_at: at,
        updated_at: at,
        name,
        description: optionalText(body, 'description') ?? '',
        canonical: newCanonical(),
        original: file.name,
        type: 'zip',
        status: 'pending',
        log: '',
        file_count: entries?.length ?? 0,
        file_bytes: entries?.reduce((sum, { bytes }) => sum + bytes.length, 0) ?? 0,
        files: entries?.flatMap(({ path, bytes }) => textFile(path, bytes)),
    });
    audit(call, 'create', subject(build));
    return show(build);
}

/** choice: what is no text, or long, is counted and not kept. */
const MAX_KEPT = 64 * 1024;

function textFile(path: string, bytes: Uint8Array): readonly BuildFile[] {
    return bytes.length > MAX_KEPT || bytes.includes(0)
        ? []
        : [{ path, text: Buffer.from(bytes).toString() }];
}

/**
 * choice: a build goes one step further each time it is read, so that waiting for it takes reads and no time. What is no
 * zip archive ends in an error.
 */
async function get(call: Call): Promise<unknown> {
    const build = buildOf(call);
    const next = nextStatus(build);
    if (next === undefined) return show(build);
    return show(
        await call.app.objects.update('static_host_build', build, {
            status: next,
            log: next === 'error' ? 'The upload is no zip archive.' : `${build.log}${next}\n`,
            updated_at: call.app.now(),
        }),
    );
}

function nextStatus({ status, files: kept }: BuildDoc): BuildDoc['status'] | undefined {
    if (status === 'pending') return 'building';
    if (status !== 'building') return undefined;
    return kept === undefined ? 'error' : 'ok';
}

async function remove(call: Call): Promise<unknown> {
    const build = buildOf(call);
    const host = hostOf(call);
    await call.app.objects.remove('static_host_build', build.id);
    // choice: what was published of it is gone with it.
    const live = ENVS.filter((env) => host[env].build_id === build.id);
    const empty = (env: (typeof ENVS)[number]) => ({ ...host[env], build_id: undefined, default_url: null });
    await call.app.objects.update(
        'static_host',
        host,
        Object.fromEntries(live.map((env) => [env, empty(env)])),
    );
    audit(call, 'delete', subject(build));
    return null;
}

/** choice: a build that is still at work is published, one that failed is refused. */
async function publish(call: Call): Promise<unknown> {
    const build = buildOf(call);
    const host: StaticHostDoc = hostOf(call);
    const env = choiceOf(bodyOf(call), 'env', ENVS);
    if (build.files === undefined)
        throw new ApiError(400, 'ERROR_CODE_BAD_REQUEST', 'A build that failed cannot be published.');
    const { custom, host: address } = host[env];
    const default_url = `https://${address}`;
    const custom_url = custom === '' ? '' : `https://${custom}`;
    const published = { ...host[env], build_id: build.id, default_url, custom_url };
    await call.app.objects.update('static_host', host, { [env]: published, updated_at: call.app.now() });
    audit(call, 'update', subject(build));
    return { default_url, custom_url };
}

/** choice: each file is a document under a comment with its path; nothing is built, so `built` shows the same files. */
function files(call: Call): unknown {
    const build = buildOf(call);
    choiceOf(queryOf(call), 'source', ['original', 'built'], 'original');
    return textReply(joinDocuments((build.files ?? []).map(({ path, text }) => `// ${path}\n${text}`)));
}

const show = (build: BuildDoc): unknown =>
    present('static_host_build', build, {
        static_host: { id: build.static_host_id },
        user: { id: build.user_id },
    });

const subject = ({ id, name, workspace_id }: BuildDoc) =>
    ({ kind: 'static_host_build', id, name, workspaceId: workspace_id }) as const;
