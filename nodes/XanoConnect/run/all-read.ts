import type { Item } from './item.js';

/** Whether what every item chose only reads. What cannot be told fails with its item, later. */
export const allRead =
    (reads: (item: Item) => Promise<boolean>) =>
    async (items: readonly Item[]): Promise<boolean> => {
        for (const item of items) {
            if (!(await reads(item).catch(() => false))) return false;
        }
        return true;
    };
