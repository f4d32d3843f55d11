import type { Resource } from '../../action.js';
import { getMany } from './get-many.js';
import { search } from './search.js';
import { summarize } from './summarize.js';

export const requestHistory: Resource = {
    value: 'requestHistory',
    name: 'Request History',
    actions: [getMany, search, summarize],
};
