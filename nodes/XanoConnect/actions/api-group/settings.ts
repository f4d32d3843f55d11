import { documented, switched } from '../../parameters/documented.js';
import type { Item } from '../../run/item.js';

/** The settings whose boxes were added; one that was emptied is set to nothing. */
export const settingsOf = (item: Item) => ({ ...documented(item), ...switched(item, 'swagger') });
