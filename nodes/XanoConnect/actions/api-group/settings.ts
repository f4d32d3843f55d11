import { names } from '../../parameters/output.js';
import type { Item } from '../../run/item.js';

interface Settings {
    readonly description?: string;
    readonly docs?: string;
    readonly swagger?: boolean;
    readonly tag?: string[];
}

/** The settings whose boxes were added; one that was emptied is set to nothing. */
export function settingsOf(item: Item): Settings {
    const added = item.collection('options');
    return {
        ...('description' in added ? { description: item.text('options.description') } : {}),
        ...('docs' in added ? { docs: item.text('options.docs') } : {}),
        ...('swagger' in added ? { swagger: item.flag('options.swagger') } : {}),
        ...('tags' in added ? { tag: names(added['tags']) } : {}),
    };
}
