import type { RowChange } from 'xano-connect/pure';
import { XanoAdminError } from './error.js';

type Row = Readonly<Record<string, unknown>>;

const isRow = (item: unknown): item is Row =>
    typeof item === 'object' && item !== null && !Array.isArray(item);

const isId = (value: unknown): value is number | string =>
    typeof value === 'number' || (typeof value === 'string' && value !== '');

const wrongItem = (index: number, problem: string, hint: string): XanoAdminError =>
    new XanoAdminError({
        code: 'WRONG_ITEM',
        message: `Item ${index + 1} ${problem}. Nothing was sent.`,
        hint,
    });

/** `{ column: value }` as the engine wants it. */
export function toRow(item: unknown, index: number): Record<string, unknown> {
    if (isRow(item)) return item;
    throw wrongItem(index, 'is not a record', 'Each item is an object such as { "name": "Ada" }.');
}

/** `{ id, column: value }` as the engine wants it. */
export function splitChange(item: unknown, index: number): RowChange {
    if (isRow(item)) {
        const { id, ...updates } = item;
        if (isId(id)) return { row_id: id, updates };
    }
    throw wrongItem(
        index,
        'has no id, so it is not known which record to change',
        'Each item is an object such as { "id": 42, "status": "open" }.',
    );
}

/** An id, or a record with one. */
export function toId(item: unknown, index: number): number | string {
    const id = isRow(item) ? item['id'] : item;
    if (isId(id)) return id;
    throw wrongItem(index, 'has no id', 'Each item is an id such as 42, or a record with one.');
}
