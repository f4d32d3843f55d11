import { NodeOperationError } from 'n8n-workflow';
import { isXanoError, XanoError } from 'xano-connect/pure';
import { createRowCheck, isEmptySearch } from 'xano-connect/pure/composites';
import type { CheckedColumn, SearchInput } from 'xano-connect/pure/composites';
import { toNodeError } from '../../transport/node-error.js';
import { zonedIn } from '../parameters/clock.js';
import { jsonOf } from '../parameters/json.js';
import { objectsOf } from '../parameters/objects.js';
import type { Entry } from '../parameters/objects.js';
import { findOperator } from '../parameters/operators.js';
import { textOf } from '../parameters/text.js';
import type { Item } from './item.js';
import { columnsOf } from './table-columns.js';

type Columns = readonly CheckedColumn[] | undefined;
type Value = Extract<SearchInput, { readonly field: string }>['value'];

const TEXTS = new Set(['text', 'email', 'enum', 'password']);
const WITH_PARTS = new Set(['json', 'object', 'vector']);

/** Several values: a list, the JSON of one, or what stands between commas. */
function several(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value as unknown[];
    const text = textOf(value).trim();
    if (text.startsWith('[')) {
        try {
            const read: unknown = JSON.parse(text);
            if (Array.isArray(read)) return read as unknown[];
        } catch {
            // A text that only begins like a list.
        }
    }
    return text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
}

/** Reads conditions of one item, with the values as the columns of its table store them. */
class Reader {
    readonly #item: Item;
    readonly #columns: Columns;
    readonly #check: ReturnType<typeof createRowCheck> | undefined;
    readonly #zoned: (value: unknown) => unknown;

    constructor(item: Item, columns: Columns) {
        this.#item = item;
        this.#columns = columns;
        // Single: a list is compared by its elements.
        const single = columns?.map((column) => ({ ...column, style: 'single' }));
        this.#check = single && createRowCheck(single, 'convert', { keepIds: true });
        this.#zoned = zonedIn(item.host.getTimezone());
    }

    /** A group of conditions; undefined where there are none. */
    group({ combine, conditions }: Entry): SearchInput | undefined {
        const [first] = objectsOf(conditions);
        return joined(
            objectsOf(first?.['condition']).map((entry) => this.#condition(entry)),
            combine,
        );
    }

    #condition({ column: named, operator: chosen, value }: Entry): SearchInput {
        const field = textOf(named).trim();
        if (field === '') throw this.#wrong('A condition of the filter has no column', 'Choose its column.');
        const operator = findOperator(chosen);
        if (operator === undefined) {
            throw this.#wrong(
                `“${textOf(chosen)}” is no comparison of this node`,
                'Choose one from the list.',
            );
        }
        const column = this.#columns?.find(({ name }) => name === field);
        // Says so where the table has no such column, whatever it is compared with.
        if (column === undefined) this.#stored(field, null);
        const { type = '', style } = column ?? {};
        const compared = { field, parts: style === 'list' || WITH_PARTS.has(type), text: TEXTS.has(type) };
        const { takes, condition } = operator;
        if (takes === 'nothing') return condition(compared, null);
        if (value === undefined) {
            throw this.#wrong(
                `The condition on “${field}” has no value`,
                'Its expression gave nothing for this item.',
            );
        }
        const part = chosen === 'contains' || chosen === 'notContains';
        if (takes === 'text' || (part && !compared.parts)) return condition(compared, textOf(value));
        if (takes === 'one') return condition(compared, this.#stored(field, value));
        const values = several(value).map((one) => this.#stored(field, one));
        if (takes === 'bounds' && values.length !== 2) {
            throw this.#wrong(
                `The condition on “${field}” takes two values`,
                'Write the lowest and the highest, separated by a comma.',
            );
        }
        if (values.length === 0) {
            throw this.#wrong(
                `The condition on “${field}” has no value`,
                'Write the values, separated by commas or as a JSON list.',
            );
        }
        return condition(compared, values);
    }

    /** The value as its column stores it. @throws NodeOperationError for what cannot be one of it */
    #stored(field: string, value: unknown): Value {
        const known = this.#columns?.find(({ name }) => name === field);
        // "equals nothing" is meant, also of a column that is never null.
        if (value === null && (known !== undefined || this.#columns === undefined)) return null;
        const given = known?.type === 'timestamp' ? this.#zoned(value) : value;
        try {
            return (this.#check?.({ [field]: given })[field] ?? given) as Value;
        } catch (error) {
            throw toNodeError(this.#item.host.getNode(), ofFilter(error), this.#item.index);
        }
    }

    #wrong(message: string, description: string): NodeOperationError {
        return new NodeOperationError(this.#item.host.getNode(), message, {
            description: `Parameter “Filter By”. ${description}`,
            itemIndex: this.#item.index,
        });
    }
}

/** A column may be called like a box: what is wrong is wrong in the filter. */
const ofFilter = (error: unknown): unknown =>
    isXanoError(error)
        ? new XanoError({ kind: error.kind, message: error.message, hint: error.hint, path: 'search' })
        : error;

function joined(parts: readonly SearchInput[], how: unknown): SearchInput | undefined {
    if (parts.length === 0) return undefined;
    return how === 'any' ? { or: parts } : { and: parts };
}

/** What Filter By and its boxes say; undefined for every record. */
export async function filterOf(item: Item): Promise<SearchInput | undefined> {
    const mode = item.value('filterMode');
    if (mode === 'none') return undefined;
    // The engine checks what people wrote and says where it cannot be used.
    if (mode === 'json') return jsonOf(item, 'filterJson', 'Filter (JSON)') as SearchInput | undefined;
    const groups = objectsOf(item.collection('filters')['group']);
    if (groups.length === 0) return undefined;
    const reader = new Reader(item, await columnsOf(item));
    return joined(
        groups.flatMap((group) => reader.group(group) ?? []),
        item.value('filterCombine'),
    );
}

/**
 * The filter of an operation that changes what it finds.
 *
 * @param what what it would do without one, such as `delete`.
 * @throws NodeOperationError where there is no condition.
 */
export async function requiredFilter(item: Item, what: string): Promise<SearchInput> {
    const search = await filterOf(item);
    if (search !== undefined && !isEmptySearch(search)) return search;
    throw new NodeOperationError(
        item.host.getNode(),
        `The filter is empty, which would ${what} every record of the table`,
        { description: 'Add a condition under “Filter By”. Nothing was sent.', itemIndex: item.index },
    );
}
