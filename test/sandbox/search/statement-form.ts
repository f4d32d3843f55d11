import { inputError, unsupportedReference } from '../errors.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import { readOperator } from './operators.js';
import type { Group, Member, Operand } from './tree.js';

/** One node of Xano's expression tree; the triple may stand in the node or nested under `statement`. */
export function parseNode(node: JsonRecord, parseExpression: (raw: unknown) => Group): Member {
    const or = node.or === true;
    if (node.type === 'group' && isRecord(node.group)) {
        return { or, node: parseExpression(node.group.expression) };
    }
    const triple = isRecord(node.statement) ? node.statement : node;
    const operator = triple.op ?? '=';
    if (typeof operator !== 'string') throw unsupportedReference(JSON.stringify(operator));
    return {
        or: or || triple.or === true,
        node: {
            kind: 'comparison',
            left: readOperand(triple.left, 'col'),
            operator: readOperator(operator),
            right: readOperand(triple.right, 'const'),
        },
    };
}

/** `{operand, tag?}`; the left side names a column unless tagged as a constant, the right side the other way. */
function readOperand(raw: unknown, fallback: 'col' | 'const'): Operand {
    if (!isRecord(raw)) throw inputError('Invalid value for param: search', 'search');
    const tag = typeof raw.tag === 'string' && raw.tag !== '' ? raw.tag : fallback;
    if (Array.isArray(raw.filters) && raw.filters.some((f) => isRecord(f) && f.disabled !== true)) {
        // choice: operand filters are not emulated; saying so beats a quietly wrong result.
        throw unsupportedReference('filters');
    }
    if (tag === 'col') {
        // Xano writes a column as `table.column` in its own trees: the last segment is the column.
        return { kind: 'column', name: String(raw.operand).split('.').at(-1) ?? '' };
    }
    const convert = CONSTANTS.get(tag);
    if (convert === undefined) throw unsupportedReference(tag);
    return { kind: 'value', value: convert(raw.operand) };
}

const asIs = (value: unknown): unknown => value;
const toNumber = (value: unknown): unknown =>
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value;

const CONSTANTS: ReadonlyMap<string, (value: unknown) => unknown> = new Map([
    ['const', asIs],
    ['const:text', asIs],
    ['const:date', asIs],
    ['const:epochms', asIs],
    ['const:array', asIs],
    ['const:obj', asIs],
    ['const:int', toNumber],
    ['const:decimal', toNumber],
    ['const:bool', (value) => value === true || value === 'true' || value === 1],
    ['const:null', () => null],
]);
