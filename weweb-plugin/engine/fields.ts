import type { Field } from './panel.js';

// Fields that many panels share: one place for their labels and words.

export const table: Field = { label: 'Table', box: 'table', placeholder: 'Select a table' };
export const recordId: Field = {
    label: 'Record ID',
    box: 'text',
    help: 'Value of the id column',
    placeholder: 'e.g. 42',
};
export const page: Field = { label: 'Page', box: 'number', placeholder: '1', help: 'From 1' };
export const perPage: Field = {
    label: 'Items a page',
    box: 'number',
    placeholder: '25',
    help: '1 to 500; a proxy may allow fewer',
};
export const filter: Field = { label: 'Filter', box: 'filter', help: 'Which records; empty means every one' };
export const sort: Field = { label: 'Sort', box: 'sort' };
export const columns: Field = {
    label: 'Columns',
    box: 'columns',
    help: 'Columns to return; empty means all of them',
};
export const values: Field = {
    label: 'Values',
    box: 'values',
    help: 'A value per column; columns left out keep theirs',
};
export const search: Field = {
    label: 'Name contains',
    box: 'text',
    help: 'Empty means every name',
};
export const apiGroup: Field = { label: 'API group', box: 'apiGroup', placeholder: 'Select an API group' };
export const endpoint: Field = { label: 'Endpoint', box: 'endpoint', placeholder: 'Select an endpoint' };
export const tableFields: Field = {
    label: 'Columns',
    box: 'fields',
    help: 'Names with types, such as { "email": "email", "price": { "type": "decimal", "required": true } }; id and created_at go without saying',
};
export const dryRun: Field = {
    label: 'Dry run',
    box: 'switch',
    help: 'Checks everything and tells what would happen; nothing is written',
};
export const confirm: Field = {
    label: 'Confirmation',
    box: 'text',
    help: 'The exact name of the table, so that nothing happens to another one by mistake',
    placeholder: 'Name of the table',
};
export const batchSize: Field = {
    label: 'Records a request',
    box: 'number',
    placeholder: 'chosen by itself',
    help: 'At most so many in one request to Xano',
    advanced: true,
};
export const stopAtFirst: Field = {
    label: 'Stop at the first that fails',
    box: 'switch',
    help: 'Off: those that fail are collected and the others are written',
    advanced: true,
};
export const keepIds: Field = {
    label: 'Keep ids',
    box: 'switch',
    help: 'On: an id that is given is kept. Off: Xano numbers the records',
    advanced: true,
};
export const delimiter: Field = {
    label: 'Delimiter',
    box: 'text',
    placeholder: ',',
    advanced: true,
};
export const includeOutput: Field = {
    label: 'With answers',
    box: 'switch',
    help: 'Also returns what each request was answered',
    advanced: true,
};
export const access: Field = {
    label: 'Access',
    box: {
        choice: [
            { value: 'public', label: 'Public' },
            { value: 'private', label: 'Private' },
        ],
    },
    help: 'Empty means public',
};
