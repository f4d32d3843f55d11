import type { CheckedColumn } from '../../bulk/coerce/index.js';
import type { Row } from '../fields.js';

const asNumber = (text: string): unknown => Number(text);
const asText = (text: string): unknown => text;

/** Types whose defaults read as what is stored: how, and what stands there without a default or null. */
const PLAIN: Readonly<Record<string, { readonly read: (text: string) => unknown; readonly zero: unknown }>> =
    {
        text: { read: asText, zero: '' },
        email: { read: asText, zero: '' },
        enum: { read: asText, zero: '' },
        int: { read: asNumber, zero: 0 },
        decimal: { read: asNumber, zero: 0 },
        bool: { read: (text) => text === 'true' || text === '1', zero: false },
    };

/**
 * What Xano stores in columns that a record leaves out (metadata-api.md section 10: the default, else null, else the
 * type's zero), for the columns of which that is certain: a default such as `now` is another value each time.
 */
export function omittedValues(columns: readonly CheckedColumn[]): Row {
    const values: Record<string, unknown> = {};
    for (const { name, type, style, nullable, default: text = '' } of columns) {
        const plain = PLAIN[type];
        if (name === 'id' || style === 'list') continue;
        if (text !== '') {
            if (plain !== undefined) values[name] = plain.read(text);
        } else if (nullable === true) values[name] = null;
        else if (plain !== undefined) values[name] = plain.zero;
    }
    return values;
}
