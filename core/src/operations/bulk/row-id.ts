import { oddAnswer } from '../../odd-answer.js';
import type { Row } from '../fields.js';

/** The id of a record that Xano answered. */
export function idOf({ id }: Row): number | string {
    if (typeof id === 'number' || typeof id === 'string') return id;
    throw oddAnswer('holds a record without an id');
}
