import { names } from '../../parameters/output.js';
import type { Item } from '../../run/item.js';

interface Settings {
    readonly description?: string;
    readonly docs?: string;
    readonly auth?: boolean;
    readonly tag?: string[];
}

/** The settings whose boxes were added; one that was emptied is set to nothing. */
export function settingsOf(item: Item): Settings {
    const added = item.collection('options');
    return {
        ...('description' in added ? { description: item.text('options.description') } : {}),
        ...('docs' in added ? { docs: item.text('options.docs') } : {}),
        ...('auth' in added ? { auth: item.flag('options.auth') } : {}),
        ...('tags' in added ? { tag: names(added['tags']) } : {}),
    };
}
