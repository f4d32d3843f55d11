import { asJson } from '../../as-text.js';
import { isXanoError } from '../../errors.js';
import type { Row } from '../../operations/fields.js';
import { unreadable } from './file-error.js';
import { renameBy, renamed } from './columns.js';
import type { Reading } from './reading.js';
import { stillAsText, TEXT } from './rejected-columns.js';
import type { Entry } from './types.js';

/** Makes an entry of an object that was read. */
export function jsonEntry({ name, options, omit }: Reading): (at: string, asRead: Row) => Entry {
    const rename = renameBy(options.columns, omit);
    return (at, asRead) => {
        const where = `${name}, ${at}`;
        const text = omit.has(TEXT) ? asRead[TEXT] : undefined;
        if (typeof text === 'string' && text !== '')
            return unreadable({ where, at }, stillAsText(where), text);
        try {
            return { at, row: renamed(asRead, rename, where), asRead };
        } catch (error) {
            if (!isXanoError(error)) throw error;
            return unreadable({ where, at }, error, asJson(asRead), asRead);
        }
    };
}
