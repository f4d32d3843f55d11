import { NodeOperationError } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { removal, remove } from '../../parameters/removal.js';

export const deleteDataSource: EachAction = {
    value: 'delete',
    name: 'Delete',
    action: 'Delete a data source',
    description: 'Delete a data source with the records of every table in it, for good',
    parameters: [workspace, locator('dataSource'), ...removal('data source', 'label'), options()],
    each: async (item) => {
        const label = item.label('dataSource');
        const all = await item.xano.dataSource.list({}, item.options);
        if (!all.some((one) => one.label === label)) {
            throw new NodeOperationError(item.host.getNode(), `There is no data source “${label}”`, {
                description: `Parameter “Data Source”. The workspace has ${all.map((one) => `“${one.label}”`).join(', ')}.`,
                itemIndex: item.index,
            });
        }
        return remove(item, {
            typed: label,
            what: `the data source “${label}” with all records in it`,
            which: { label },
            carryOut: () => item.xano.dataSource.delete({ label, confirm: true }, item.options),
        });
    },
};
