import type { Item } from '../run/item.js';
import { names } from './output.js';

interface Documented {
    readonly description?: string;
    readonly docs?: string;
    readonly tag?: string[];
}

/** Description, documentation and tags of what Xano documents, where their boxes were added; one that was emptied is set to nothing. */
export function documented(item: Item): Documented {
    const added = item.collection('options');
    return {
        ...('description' in added ? { description: item.text('options.description') } : {}),
        ...('docs' in added ? { docs: item.text('options.docs') } : {}),
        ...('tags' in added ? { tag: names(added['tags']) } : {}),
    };
}

/** A switch of the Options collection under the name Xano has for it, where its box was added. */
export const switched = <Name extends string>(item: Item, name: Name): Partial<Record<Name, boolean>> =>
    name in item.collection('options')
        ? ({ [name]: item.flag(`options.${name}`) } as Partial<Record<Name, boolean>>) // its only member
        : {};
