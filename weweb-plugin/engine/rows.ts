import type { RowChange } from 'xano-connect/pure';
import { XanoAdminError } from './error.js';

/** `{ id, column: value }` as the engine wants it. */
export function splitChange(item: unknown, index: number): RowChange {
    if (typeof item === 'object' && item !== null && 'id' in item) {
        const { id, ...updates } = item;
        if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return { row_id: id, updates };
    }
    throw new XanoAdminError({
        code: 'WRONG_ITEM',
        message: `Item ${index + 1} has no id, so it is not known which record to change. Nothing was sent.`,
        hint: 'Each item is an object such as { "id": 42, "status": "open" }.',
    });
}
