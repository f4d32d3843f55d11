import type { EachAction } from '../../action.js';
import { option, options } from '../../parameters/options.js';
import { paging } from '../../parameters/paging.js';
import { columnsToReturn } from '../../parameters/return-columns.js';
import { sort, sortOf } from '../../parameters/sort.js';
import { found } from './search.js';
import { target } from './target.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many records',
    description: 'List the records of a table. To find some by conditions, use Search.',
    parameters: [...target, ...paging, sort, options(option.dataSource, columnsToReturn)],
    reads: true,
    each: (item) => found(item, { sort: sortOf(item) }),
};
