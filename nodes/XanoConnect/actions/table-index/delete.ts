import { NodeOperationError } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { removal, remove } from '../../parameters/removal.js';

export const deleteIndex: EachAction = {
    value: 'delete',
    name: 'Delete',
    action: 'Delete an index',
    description: 'Delete an index of a table by its ID; the records stay',
    parameters: [workspace, locator('table'), locator('index'), ...removal('index', 'ID'), options()],
    each: async (item) => {
        const { xano, options: call } = item;
        const index_id = item.label('index');
        const table_id = item.id('table');
        const indexes = await xano.index.list({ table_id }, call);
        const found = indexes.find(({ id }) => id === index_id);
        if (found === undefined) {
            const known = indexes.map(
                ({ id = '', fields }) => `${id} (${fields.map(({ name }) => name).join(', ')})`,
            );
            throw new NodeOperationError(
                item.host.getNode(),
                `The table has no index with the ID “${index_id}”`,
                {
                    description: `Parameter “Index”. The table has ${known.join('; ')}.`,
                    itemIndex: item.index,
                },
            );
        }
        const { type, fields } = found;
        return remove(item, {
            typed: index_id,
            what: `the ${type} index on ${fields.map(({ name }) => name).join(', ')}`,
            which: { id: index_id, type, fields },
            carryOut: () => xano.index.remove({ table_id, index_id }, call),
        });
    },
};
