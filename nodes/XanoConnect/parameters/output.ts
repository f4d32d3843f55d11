import type { INodeProperties } from 'n8n-workflow';
import { textOf } from './text.js';
import type { Item } from '../run/item.js';

/** Output: what of an answer with many fields goes on. */
export const output: readonly INodeProperties[] = [
    {
        displayName: 'Output',
        name: 'output',
        type: 'options',
        default: 'simple',
        description: 'How much of the answer to return',
        options: [
            { name: 'Raw', value: 'raw', description: 'Everything Xano answers' },
            { name: 'Selected Fields', value: 'fields', description: 'The fields you name, and the ID' },
            { name: 'Simplified', value: 'simple', description: 'The fields that are needed most' },
        ],
    },
    {
        displayName: 'Fields',
        name: 'fields',
        type: 'string',
        default: '',
        placeholder: 'e.g. name, created_at',
        description: 'Names of the fields to return, separated by commas. The ID is always kept.',
        displayOptions: { show: { output: ['fields'] } },
    },
];

/** Names in a list, or in a text between commas. */
export const names = (value: unknown): string[] =>
    [value]
        .flat()
        .flatMap((part) => textOf(part).split(','))
        .map((name) => name.trim())
        .filter((name) => name !== '');

/** What the Output parameter of the item makes of one answer. */
export function shaped(item: Item, answer: object, simple: readonly string[]): object {
    const how = item.value('output');
    if (how === 'raw') return answer;
    const kept = new Set(how === 'fields' ? ['id', ...names(item.value('fields'))] : simple);
    return Object.fromEntries(Object.entries(answer).filter(([name]) => kept.has(name)));
}
