import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';

/** Entry of the Options collection of what answers anything: an object, a list, a text. */
export const singleItem: INodeProperties = {
    displayName: 'Full Answer in One Item',
    name: 'singleItem',
    type: 'boolean',
    default: false,
    description:
        'Whether to return a list as one item with the field “result”, instead of one item per element',
};

const isObject = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** Items hold objects: any other value goes into the field `key`. */
const asObject = (value: unknown, key: string): object =>
    isObject(value) ? value : { [key]: value ?? null };

/** An answer as items: an object is one, a list one for each element, anything else one with the field `key`. */
export function answered(item: Item, answer: unknown, key = 'result'): object | readonly object[] {
    if (!Array.isArray(answer)) return asObject(answer, key);
    if (item.flag('options.singleItem')) return { result: answer };
    return answer.map((element: unknown) => asObject(element, key));
}
