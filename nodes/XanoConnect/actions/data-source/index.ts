import type { Resource } from '../../action.js';
import { create } from './create.js';
import { deleteDataSource } from './delete.js';
import { getMany } from './get-many.js';

export const dataSource: Resource = {
    value: 'dataSource',
    name: 'Data Source',
    actions: [create, deleteDataSource, getMany],
};
