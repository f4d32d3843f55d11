import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { removal, remove } from '../../parameters/removal.js';

export const deleteApiGroup: EachAction = {
    value: 'delete',
    name: 'Delete',
    action: 'Delete an API group',
    description: 'Delete an API group with its endpoints, for good',
    parameters: [workspace, locator('apiGroup'), ...removal('API group'), options(option.branch)],
    each: async (item) => {
        const { xano, options: call } = item;
        const { id, name, branch } = await xano.apiGroup.get({ apigroup_id: item.id('apiGroup') }, call);
        return remove(item, {
            typed: name,
            what: `the API group “${name}” with its endpoints`,
            which: { id, name },
            about: async () => ({
                branch,
                endpoints: (await xano.endpoint.list({ apigroup_id: id, per_page: 500 }, call)).items.map(
                    (endpoint) => `${endpoint.verb} ${endpoint.name}`,
                ),
            }),
            carryOut: () => xano.apiGroup.delete({ apigroup_id: id, confirm: true }, call),
        });
    },
};
