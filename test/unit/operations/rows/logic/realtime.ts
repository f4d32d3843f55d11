import { JSON_BODY } from '../row.js';
import type { OperationRow } from '../row.js';
import { familyRows } from './family.js';

const ROOM = {
    id: 1_767_777_114_000,
    pattern: 'room/{id}',
    description: 'One for each ticket',
    enabled: true,
    anonymous_clients: false,
    client_authenticated_messaging: true,
    client_private_messaging: true,
    client_private_messaging_authenticated_only: true,
    client_public_messaging: true,
    client_public_messaging_authenticated_only: true,
    history: 100 as const,
    presence: true,
    wildcard: false,
};

const REALTIME = { enabled: true, hash: 'acme-rt', channels: [ROOM] };

export const realtimeRows: readonly OperationRow[] = [
    {
        id: 'realtime.get',
        input: { workspace_id: 7 },
        expect: { method: 'GET', url: '/workspace/7/realtime' },
        answer: REALTIME,
    },
    {
        id: 'realtime.update',
        input: { workspace_id: 7, ...REALTIME, confirm: true },
        expect: { method: 'PUT', url: '/workspace/7/realtime', headers: JSON_BODY, body: REALTIME },
        answer: REALTIME,
    },
    ...familyRows({
        resource: 'realtimeChannel',
        path: '/realtime/channel',
        key: 'channel_id',
        undrafted: true,
        branchless: true,
        answer: { id: 1_767_777_114_000, name: 'room/{id}', active: true, xanoscript: null },
        script: `realtime_channel "room/{id}" {
  active = true
  public_messaging = {active: true, auth: true}
  private_messaging = {active: true, auth: true}
  settings = {
    anonymous_clients: false
    nested_channels  : false
    message_history  : 100
    auth_channel     : true
    presence         : true
  }
}`,
    }),
];
