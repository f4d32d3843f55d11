import { flag, integer, text } from '../tool.js';
import type { Properties } from '../tool.js';

export const paging: Properties = {
    page: integer('Page, from 1', { minimum: 1, default: 1 }),
    per_page: integer('Items per page', { minimum: 1, default: 50 }),
};

export const branch: Properties = { branch: text('Label of a branch; the live branch when empty') };

export const script: Properties = { include_xanoscript: flag('Adds the XanoScript of each object') };

const order = text('Direction', { enum: ['asc', 'desc'] });

export const listing: Properties = {
    ...paging,
    search: text('Part of the name'),
    sort: text('Sort by', { enum: ['created_at', 'updated_at', 'name'] }),
    order,
};

export const fileListing: Properties = {
    ...listing,
    sort: text('Sort by', { enum: ['created_at', 'name', 'size', 'mime'] }),
    access: text('Which files', { enum: ['public', 'private'] }),
};

/** Conditions such as `[{"status":"open"},{"price|>":10}]`: an array joins them with AND. */
export const filter: Properties = {
    search: {
        type: ['array', 'object'],
        description: 'Conditions: [{"column|operator": value}, ...], joined with AND',
    },
};

export const sorting: Properties = {
    sort: { type: ['array', 'object'], description: 'For example {"created_at": "desc"}' },
};
