import type { EachAction } from '../../action.js';
import { confirmation, dryRun, requireConfirmation } from '../../parameters/confirmation.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { chosenBranch } from './labelled.js';

export const setLive: EachAction = {
    value: 'setLive',
    name: 'Set Live',
    action: 'Set a branch live',
    description: 'Make a branch the one that answers the calls of users from now on',
    parameters: [
        workspace,
        locator('branch'),
        {
            ...confirmation('branch', 'label'),
            description:
                'The exact label of the branch, typed to confirm that it answers the calls of users from now on. A dry run needs none.',
        },
        dryRun,
        options(),
    ],
    each: async (item) => {
        const { branch, live } = await chosenBranch(item);
        const { label } = branch;
        if (item.flag('dryRun')) return { ...branch, dry_run: true, live_before: live ?? null };
        requireConfirmation(item, label, 'change which branch answers the calls of users');
        return await item.xano.branch.setLive({ branch_label: label }, item.options);
    },
};
