import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { CallOptions, XanoOptions } from 'xano-connect/pure';
import type { Item } from '../run/item.js';
import { optionalLocator } from './locator.js';

const via: INodeProperties = {
    displayName: 'Connection',
    name: 'via',
    type: 'options',
    default: 'auto',
    description: 'The way the work is done: both give the same results',
    options: [
        {
            name: 'Automatic',
            value: 'auto',
            description:
                'Over MCP where the credential has an MCP URL and the server a tool for it, else over the Metadata API',
        },
        { name: 'MCP', value: 'mcp', description: 'Over the Xano MCP server only' },
        { name: 'Metadata API', value: 'rest', description: 'Over the Metadata API only' },
    ],
};

/** Entries of the Options collection that many operations share. */
export const option = {
    via,
    branch: optionalLocator('branch', {
        description: 'The branch to work on. Left out, it is the live branch.',
    }),
    dataSource: optionalLocator('dataSource', {
        description:
            'The data source whose records are meant. Left out, it is the default of the credential, else live.',
    }),
} as const;

/** The Options collection of an operation that goes one way only, its entries in the order of the alphabet. */
export const ownOptions = (...entries: readonly INodeProperties[]): INodeProperties => ({
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [...entries].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

/** The Options collection: what is special to an operation, and what is said of every call. */
export const options = (...special: readonly INodeProperties[]): INodeProperties =>
    ownOptions(...special, option.via);

/** A fixed collection needs this shape, which the types of n8n keep apart from a plain list. */
export type Group = INodePropertyCollection;

/** What the shared parameters of an operation say for one item, as options of the engine's calls. */
export function callOptions(item: Item): CallOptions {
    const chosen = item.collection('options');
    const workspaceId = item.chosen('workspace');
    const dataSource = 'dataSource' in chosen ? item.chosen('options.dataSource') : undefined;
    const branch = 'branch' in chosen ? item.chosen('options.branch') : undefined;
    const signal = item.host.getExecutionCancelSignal();
    return {
        via: (chosen['via'] as XanoOptions['via']) ?? 'auto', // one of the three the box offers
        ...(workspaceId === undefined ? {} : { workspaceId }),
        ...(dataSource === undefined ? {} : { dataSource: String(dataSource) }),
        ...(branch === undefined ? {} : { branch: String(branch) }),
        ...(signal === undefined ? {} : { signal }),
    };
}
