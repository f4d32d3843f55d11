import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';

export const create: EachAction = {
    value: 'create',
    name: 'Create',
    action: 'Create a data source',
    description: 'Create an empty data source: every table has its own records in it',
    parameters: [
        workspace,
        {
            displayName: 'Label',
            name: 'label',
            type: 'string',
            default: '',
            required: true,
            placeholder: 'e.g. test',
            description: 'Label of the new data source',
        },
        options({
            displayName: 'Color',
            name: 'color',
            type: 'color',
            default: '#ebc346',
            description: 'Color of the data source in the dashboard',
        }),
    ],
    each: (item) => {
        const color = item.filled('options.color');
        return item.xano.dataSource.create(
            { label: item.text('label').trim(), ...(color === undefined ? {} : { color }) },
            item.options,
        );
    },
};
