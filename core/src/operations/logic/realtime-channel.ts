import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { idOrName, listing } from '../fields.js';
import { xanoscript } from '../shapes.js';
import { removable, scripted, shown } from './family.js';

const kind = {
    resource: 'realtimeChannel',
    one: 'a realtime channel',
    all: 'realtime channels',
    what: 'who may join and write where; realtime.get has their settings',
    path: '/realtime/channel',
    id: {
        /** Channel, id or exact name. */
        channel_id: idOrName(),
    },
    item: () => ({
        id: z.number(),
        name: z.string(),
        active: z.boolean(),
        xanoscript: z.optional(xanoscript()),
    }),
    without: 'clients cannot join it any more',
    scope: null,
    tools: { list: 'listRealtimeChannels' },
};

/** They belong to the whole workspace, and have a name but no dates to be listed by. */
const TAKES = {
    branch: {},
    listing: {
        ...listing,
        /** What to order by: `name`, which is the default. */
        sort: z.optional(z.literal('name')),
        /** Direction of the order. Default `desc`. */
        order: listing.order,
    },
    order: 'by name, the last first',
    draft: {},
    publish: {},
};

export const realtimeChannelOperations = defineOperations('realtimeChannel', {
    ...shown(kind, TAKES),
    ...scripted(kind, TAKES),
    ...removable(kind, TAKES),
});
