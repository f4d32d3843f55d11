import type { INodeProperties } from 'n8n-workflow';

const EXPRESSION = '<a href="https://docs.n8n.io/code/expressions/">expression</a>';

const typeOptions = {
    loadOptionsMethod: 'getColumnNames',
    loadOptionsDependsOn: ['table.value', 'workspace.value'],
};

/** A column of the chosen table; the wording is that of n8n for lists that are loaded. */
export const columnName: INodeProperties = {
    displayName: 'Column Name or ID',
    name: 'column',
    type: 'options',
    typeOptions,
    default: '',
    description: `Choose from the list, or specify an ID using an ${EXPRESSION}`,
};

/** Several columns of the chosen table. */
export const columnNames = (name: string): INodeProperties => ({
    displayName: 'Column Names or IDs',
    name,
    type: 'multiOptions',
    typeOptions,
    default: [],
    required: true,
    description: `Choose from the list, or specify IDs using an ${EXPRESSION}`,
});
