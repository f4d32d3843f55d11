import type { Field } from './panel.js';

// Fields that many panels share: one place for their labels and words.

export const table: Field = { label: 'Table', box: 'table', placeholder: 'Select a table' };
export const rowId: Field = {
    label: 'Record ID',
    box: 'text',
    help: 'Value of the id column',
    placeholder: 'e.g. 42',
};
export const page: Field = { label: 'Page', box: 'number', placeholder: '1', help: 'From 1' };
export const perPage: Field = {
    label: 'Records a page',
    box: 'number',
    placeholder: '25',
    help: '1 to 1,000; a proxy may allow fewer',
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
