import { inputError } from '../errors.js';
import type { JsonRecord } from '../store/json.js';
import { readOperator } from './operators.js';
import type { Member } from './tree.js';

/**
 * `{ "<column>|<op>|or": value }`. An empty operator means `=`; an empty third segment, as in the documented
 * `{"duration|<|": 2}`, means AND.
 */
export function parseShortForm(item: JsonRecord): readonly Member[] {
    return Object.entries(item).map(([key, value]) => {
        const [column = '', operator = '', join = '', ...rest] = key.split('|').map((part) => part.trim());
        if (rest.length > 0 || !['', 'or', 'and'].includes(join.toLowerCase())) {
            throw inputError(`Unsupported parameter reference - ${key}`, key);
        }
        return {
            or: join.toLowerCase() === 'or',
            node: {
                kind: 'comparison',
                left: { kind: 'column', name: column },
                operator: readOperator(operator === '' ? '=' : operator),
                right: { kind: 'value', value },
            },
        };
    });
}
