import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { about, confirm, text, whole, workspace } from '../fields.js';
import { thing } from '../shapes.js';

const PATH = '/workspace/{workspace_id}/realtime';

const HISTORY = [0, 25, 50, 100, 250, 1000] as const;

const flag = () => z.optional(z.boolean());

/** What clients may do in a channel. */
const permissions = () => ({
    /** The channel takes clients. */
    enabled: flag(),
    /** Clients that are not logged in may join. */
    anonymous_clients: flag(),
    /** Only clients that are logged in may write. */
    client_authenticated_messaging: flag(),
    /** Clients may write to one another. */
    client_private_messaging: flag(),
    /** The same only for clients that are logged in. */
    client_private_messaging_authenticated_only: flag(),
    /** Clients may write to everybody in the channel. */
    client_public_messaging: flag(),
    /** The same only for clients that are logged in. */
    client_public_messaging_authenticated_only: flag(),
    /** Clients see who is there. */
    presence: flag(),
    /** The pattern also stands for channels below it. */
    wildcard: flag(),
});

const channelShape = () =>
    thing({
        id: z.optional(z.number()),
        pattern: z.string(),
        description: z.optional(z.string()),
        ...permissions(),
        history: z.optional(z.number()),
    });

const realtimeShape = () =>
    thing({
        enabled: z.boolean(),
        hash: z.string(),
        channels: z.array(channelShape()),
    });

const channel = () =>
    z.strictObject({
        /** Id of a channel that is there already. */
        id: z.optional(whole()),
        /** Name of the channel, with placeholders as in `room/{id}`. */
        pattern: text(),
        ...about,
        ...permissions(),
        /** Messages that are kept: 0, 25, 50, 100, 250 or 1000. */
        // choice: numbers, as answers have them; the document of the request calls them texts.
        history: z.optional(z.literal(HISTORY)),
    });

export const realtimeOperations = defineOperations('realtime', {
    get: {
        title: 'Get realtime settings',
        description: 'Realtime settings of a workspace with all its channels.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () => z.strictObject(workspace),
        output: realtimeShape,
        rest: { method: 'GET', path: PATH },
        mcp: { tool: 'workspaceRealtimeDetails' },
    },

    update: {
        title: 'Replace realtime settings',
        description:
            'Replaces the realtime settings of a workspace: start from those of realtime.get, and list every channel ' +
            'that should stay.',
        effect: 'update',
        scope: 'Instance Workspace: Update',
        // choice: whether a channel stays that is not listed is not documented; "replace" lets one fear that it does not.
        destroys: 'the settings before, with every channel that is not listed',
        input: () =>
            z.strictObject({
                ...workspace,
                /** Realtime is switched on. */
                enabled: flag(),
                /** Connection hash that clients connect by. */
                hash: z.optional(z.string()),
                /** All channels. */
                channels: z.optional(z.array(channel())),
                ...confirm,
            }),
        output: realtimeShape,
        rest: { method: 'PUT', path: PATH, body: 'json' },
    },
});
