import type { INodeProperties } from 'n8n-workflow';
import type { EverydayXano } from 'xano-connect/pure/composites';
import type { Settings } from '../settings.js';
import type { Feed } from '../watch/look.js';
import type { Row } from '../watch/row.js';

export interface Watched extends Feed {
    /** Everything in the settings that decides what comes: with another value, watching begins anew. */
    readonly target: readonly unknown[];
    /** What of a row goes on. */
    readonly shape: (row: Row) => object;
    /** What somebody can do who looks for samples and gets none. */
    readonly hint: string;
}

/** An entry of the Event list. */
export interface WatchEvent {
    /** Value in a saved workflow: never changes. */
    readonly value: string;
    /** Title Case. */
    readonly name: string;
    readonly description: string;
    /** Its boxes in their order. An equal box of two events is the same object. */
    readonly parameters: readonly INodeProperties[];
    /** @throws NodeOperationError where a box is empty that is needed. */
    readonly watch: (settings: Settings, xano: EverydayXano) => Watched;
}

/** The row with some of its fields. */
export const only = (row: Row, fields: readonly string[]): object =>
    Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)));
