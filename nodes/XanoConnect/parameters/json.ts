import { NodeOperationError } from 'n8n-workflow';
import type { Item } from '../run/item.js';

/**
 * What a JSON box holds: parsed where it is text, as it is where an expression gave it; undefined where it is empty.
 *
 * @param box display name of the box, for the message.
 * @throws NodeOperationError for text that is no JSON, and for JSON that is neither an object nor a list.
 */
export function jsonOf(item: Item, name: string, box: string): object | undefined {
    const given = item.value(name);
    if (typeof given === 'object' && given !== null) return given;
    const text = item.text(name).trim();
    if (text === '') return undefined;
    const read = parsed(text);
    if (typeof read === 'object' && read !== null) return read;
    throw new NodeOperationError(item.host.getNode(), `The parameter “${box}” is not JSON that can be used`, {
        description: `Write an object in braces or a list in brackets, with every name and text in double quotes. It is: ${text.slice(0, 200)}`,
        itemIndex: item.index,
    });
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
