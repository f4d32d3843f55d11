import { inputError, invalidParam, notAllowable } from '../errors.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { ChannelDoc, ChannelSettings, WorkspaceDoc } from '../store/object-kinds.js';
import { newGuid } from '../store/names.js';
import { checkHistory, parseChannel, renderChannel } from '../xanoscript/channel.js';
import { audit } from './audit.js';
import { objectOf, workspaceOf } from './find.js';
import { bodyOf, choiceOf, optionalBool, optionalInt, optionalText, queryOf, requiredText } from './input.js';
import { wantsScript } from './input.js';
import { listPage } from './listing.js';
import { present, scriptValue } from './present.js';
import type { Call, Route } from './route.js';

const SETTINGS = '/workspace/{workspace_id}/realtime';
const CHANNEL = `${SETTINGS}/channel`;
const ONE = `${CHANNEL}/{channel_id}`;

/** Channels belong to the workspace: they are on no branch and have no drafts. */
export const realtimeRoutes: readonly Route[] = [
    { method: 'GET', path: SETTINGS, scope: 'instance:workspace read', handler: settings },
    { method: 'PUT', path: SETTINGS, scope: 'instance:workspace update', handler: replaceSettings },
    { method: 'GET', path: CHANNEL, handler: list },
    { method: 'POST', path: CHANNEL, handler: create },
    { method: 'GET', path: ONE, handler: (call) => show(call, channelOf(call)) },
    { method: 'PUT', path: ONE, handler: change },
    { method: 'DELETE', path: ONE, handler: remove },
];

function channelOf(call: Call): ChannelDoc {
    return objectOf(call, 'realtime_channel', 'channel_id');
}

export function channelsOf(call: Call, workspaceId: number): readonly ChannelDoc[] {
    return call.app.objects.list('realtime_channel', (channel) => channel.workspace_id === workspaceId);
}

function list(call: Call): unknown {
    const query = queryOf(call);
    const sort = choiceOf(query, 'sort', ['name'], 'name');
    const channels = channelsOf(call, workspaceOf(call).id);
    return listPage(channels, query, { sort, order: 'desc' }, (channel) => show(call, channel));
}

async function create(call: Call): Promise<unknown> {
    const { id } = workspaceOf(call);
    const parsed = definitionOf(call);
    refuseTaken(call, id, parsed.name);
    const channel = await add(call, id, parsed);
    return show(call, channel);
}

async function change(call: Call): Promise<unknown> {
    const channel = channelOf(call);
    const parsed = definitionOf(call);
    if (parsed.name !== channel.name) refuseTaken(call, channel.workspace_id, parsed.name);
    return show(call, await update(call, channel, parsed));
}

async function remove(call: Call): Promise<unknown> {
    await drop(call, channelOf(call));
    return null;
}

function settings(call: Call): unknown {
    return showSettings(call, workspaceOf(call));
}

/** choice: channels are told apart by their id, else by their pattern; one that is not sent is gone. */
async function replaceSettings(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const body = bodyOf(call);
    const before = workspace.realtime ?? OFF;
    const changed = await call.app.objects.update('workspace', workspace, {
        realtime: {
            enabled: optionalBool(body, 'enabled') ?? before.enabled,
            hash: optionalText(body, 'hash') ?? before.hash,
        },
    });
    if (body.channels !== undefined) await replaceChannels(call, workspace.id, body.channels);
    return showSettings(call, changed);
}

async function replaceChannels(call: Call, workspaceId: number, sent: unknown): Promise<void> {
    if (!Array.isArray(sent) || !sent.every(isRecord)) throw invalidParam('channels');
    const wanted = sent.map((item) => ({ id: optionalInt(item, 'id'), ...readSettings(item) }));
    const left = new Map(channelsOf(call, workspaceId).map((channel) => [channel.id, channel]));
    for (const { id, ...next } of wanted) {
        const known = [...left.values()].find((one) => one.id === id || one.name === next.name);
        if (known === undefined) await add(call, workspaceId, next);
        else await update(call, known, next);
        if (known !== undefined) left.delete(known.id);
    }
    for (const gone of left.values()) await drop(call, gone);
}

// choice: what realtime is before anybody has set it.
const OFF = { enabled: false, hash: '' };

function showSettings(call: Call, workspace: WorkspaceDoc): unknown {
    const channels = channelsOf(call, workspace.id);
    return {
        ...(workspace.realtime ?? OFF),
        channels: channels.map(({ name, ...rest }) =>
            present('realtime_settings', { ...rest, pattern: name }),
        ),
    };
}

function readSettings(item: JsonRecord): ChannelSettings & { readonly name: string } {
    const on = (name: string): boolean => optionalBool(item, name) ?? false;
    return {
        name: requiredText(item, 'pattern'),
        description: optionalText(item, 'description') ?? '',
        enabled: on('enabled'),
        anonymous_clients: on('anonymous_clients'),
        client_authenticated_messaging: on('client_authenticated_messaging'),
        client_private_messaging: on('client_private_messaging'),
        client_private_messaging_authenticated_only: on('client_private_messaging_authenticated_only'),
        client_public_messaging: on('client_public_messaging'),
        client_public_messaging_authenticated_only: on('client_public_messaging_authenticated_only'),
        history: checkHistory(optionalInt(item, 'history') ?? 0),
        presence: on('presence'),
        wildcard: on('wildcard'),
    };
}

async function add(
    call: Call,
    workspaceId: number,
    init: ChannelSettings & { readonly name: string },
): Promise<ChannelDoc> {
    const at = call.app.now();
    const dates = { created_at: at, updated_at: at };
    const channel = await call.app.objects.insert('realtime_channel', {
        workspace_id: workspaceId,
        guid: newGuid(),
        ...dates,
        ...init,
    });
    audit(call, 'create', subject(channel));
    return channel;
}

async function update(call: Call, channel: ChannelDoc, changes: Partial<ChannelDoc>): Promise<ChannelDoc> {
    const at = call.app.now();
    const changed = await call.app.objects.update('realtime_channel', channel, {
        ...changes,
        updated_at: at,
    });
    audit(call, 'update', subject(changed));
    return changed;
}

async function drop(call: Call, channel: ChannelDoc): Promise<void> {
    await call.app.objects.remove('realtime_channel', channel.id);
    audit(call, 'delete', subject(channel));
}

/** choice: two channels of one pattern could not be told apart. */
function refuseTaken(call: Call, workspaceId: number, name: string): void {
    if (channelsOf(call, workspaceId).some((channel) => channel.name === name))
        throw notAllowable(name, 'name');
}

function definitionOf(call: Call): ReturnType<typeof parseChannel> {
    const { body } = call.request;
    if (typeof body !== 'string') throw inputError('The body must be XanoScript.');
    return parseChannel(body);
}

function show(call: Call, channel: ChannelDoc): unknown {
    const extra = wantsScript(call) ? { xanoscript: scriptValue(renderChannel(channel)) } : {};
    return present('realtime_channel', channel, { active: channel.enabled, ...extra });
}

const subject = ({ id, name, workspace_id }: ChannelDoc) =>
    ({ kind: 'realtime_channel', id, name, workspaceId: workspace_id }) as const;
