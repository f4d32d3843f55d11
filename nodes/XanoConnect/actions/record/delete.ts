import type { EachAction } from '../../action.js';
import { option, options } from '../../parameters/options.js';
import { recordId, rowIdOf } from '../../parameters/record-id.js';
import { target } from './target.js';

export const remove: EachAction = {
    value: 'delete',
    name: 'Delete',
    action: 'Delete a record',
    description: 'Delete one record for good, by its ID. For many records, use Delete in Bulk.',
    parameters: [...target, recordId, options(option.dataSource)],
    each: async (item) => {
        const row_id = rowIdOf(item);
        await item.xano.record.delete({ table_id: item.id('table'), row_id }, item.options);
        return { deleted: true, id: row_id };
    },
};
