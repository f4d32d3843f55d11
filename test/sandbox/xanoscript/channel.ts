import { notAllowable } from '../errors.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { ChannelSettings } from '../store/object-kinds.js';
import { parseDeclaration } from './parse-declaration.js';
import { bareName, quote } from './render-fields.js';

/** How many messages a channel may keep. */
const HISTORY = [0, 25, 50, 100, 250, 1000];

/** @throws ApiError 400 for another number */
export function checkHistory(value: number): number {
    if (!HISTORY.includes(value)) throw notAllowable(String(value), 'history');
    return value;
}

const part = (value: unknown): JsonRecord => (isRecord(value) ? value : {});

/**
 * A `realtime_channel` declaration as the settings that `GET /realtime` shows.
 * choice: which clause is which setting is read off their names.
 */
export function parseChannel(source: string): ChannelSettings & { readonly name: string } {
    const { name, clauses } = parseDeclaration(source, 'realtime_channel', () => undefined);
    const [shared, direct, settings] = [
        part(clauses.public_messaging),
        part(clauses.private_messaging),
        part(clauses.settings),
    ];
    return {
        name,
        description: typeof clauses.description === 'string' ? clauses.description : '',
        enabled: clauses.active !== false,
        anonymous_clients: settings.anonymous_clients === true,
        client_authenticated_messaging: settings.auth_channel === true,
        client_private_messaging: direct.active === true,
        client_private_messaging_authenticated_only: direct.auth === true,
        client_public_messaging: shared.active === true,
        client_public_messaging_authenticated_only: shared.auth === true,
        history: checkHistory(Number(settings.message_history ?? 0)),
        presence: settings.presence === true,
        wildcard: settings.nested_channels === true,
    };
}

/** Printed from the settings, so that a change made without XanoScript shows. */
export function renderChannel(channel: ChannelSettings & { readonly name: string }): string {
    return [
        `realtime_channel ${bareName(channel.name)} {`,
        ...(channel.description === '' ? [] : [`  description = ${quote(channel.description)}`]),
        `  active = ${channel.enabled}`,
        `  public_messaging = {active: ${channel.client_public_messaging}, auth: ${channel.client_public_messaging_authenticated_only}}`,
        `  private_messaging = {active: ${channel.client_private_messaging}, auth: ${channel.client_private_messaging_authenticated_only}}`,
        '  settings = {',
        `    anonymous_clients: ${channel.anonymous_clients}`,
        `    nested_channels  : ${channel.wildcard}`,
        `    message_history  : ${channel.history}`,
        `    auth_channel     : ${channel.client_authenticated_messaging}`,
        `    presence         : ${channel.presence}`,
        '  }',
        '}',
    ].join('\n');
}
