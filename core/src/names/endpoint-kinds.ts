import { asText } from '../as-text.js';
import type { NameKind } from '../name-kind.js';
import { named, under } from './kinds.js';

const apiGroup: NameKind = {
    resource: 'apiGroup',
    scope: 'Workspace Api: Read',
    label: 'API group',
    lists: [under('/apigroup')],
    search: true,
    branch: true,
    listedBy: 'xano.apiGroup.list()',
};

const endpoint: NameKind = {
    resource: 'endpoint',
    scope: 'Workspace Api: Read',
    label: 'endpoint',
    lists: [under('/apigroup/{apigroup_id}/api')],
    within: { apigroup_id: apiGroup },
    names: (item) => named(item).flatMap((name) => [`${asText(item['verb'])} ${name}`, name]),
    listedBy: 'xano.endpoint.list({ apigroup_id })',
};

export const ENDPOINT_KINDS = { apigroup_id: apiGroup, api_id: endpoint, query_id: endpoint };
