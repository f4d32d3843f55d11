import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { removal, remove } from '../../parameters/removal.js';
import { chosenBranch } from './labelled.js';

export const deleteBranch: EachAction = {
    value: 'delete',
    name: 'Delete',
    action: 'Delete a branch',
    description: 'Delete a branch with all logic in it, for good; Xano keeps v1 and the live branch',
    parameters: [workspace, locator('branch'), ...removal('branch', 'label'), options()],
    each: async (item) => {
        const { branch } = await chosenBranch(item);
        const { label } = branch;
        return remove(item, {
            typed: label,
            what: `the branch “${label}” with all logic in it`,
            which: { label },
            about: () => ({ live: branch.live === true, created_at: branch.created_at }),
            carryOut: () => item.xano.branch.delete({ branch_label: label, confirm: true }, item.options),
        });
    },
};
