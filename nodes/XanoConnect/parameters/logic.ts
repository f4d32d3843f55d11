import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';

/** Entries of the Options collection of what reads endpoints and functions. */
export const readingLogic: readonly INodeProperties[] = [
    {
        displayName: 'Include Draft',
        name: 'includeDraft',
        type: 'boolean',
        default: false,
        description: 'Whether to return the unpublished draft where there is one',
    },
    {
        displayName: 'Include XanoScript',
        name: 'includeXanoscript',
        type: 'boolean',
        default: false,
        description: 'Whether to return the logic as XanoScript, too. It is part of the raw output.',
    },
];

export const nameContains = (what: string, example: string): INodeProperties => ({
    displayName: 'Name Contains',
    name: 'search',
    type: 'string',
    default: '',
    placeholder: `e.g. ${example}`,
    description: `Text the name of ${what} must contain`,
});

/** What these entries say for an item. */
export function logicWanted(item: Item) {
    const search = item.filled('options.search');
    return {
        ...(search === undefined ? {} : { search }),
        ...(item.flag('options.includeDraft') ? { include_draft: true } : {}),
        ...(item.flag('options.includeXanoscript') ? { include_xanoscript: true } : {}),
    };
}
