import type { IExecuteFunctions } from 'n8n-workflow';
import type { Values } from 'xano-connect/pure';
import { zonedIn } from '../parameters/clock.js';
import type { Item } from './item.js';
import { plainBox } from './plain-box.js';

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What the Columns box says: read once for a run, and then for each item. */
export class Mapping {
    /** Columns to match on. */
    readonly matching: readonly string[];
    /** The item's own fields are the columns. */
    readonly #automatic: boolean;
    /** Columns whose boxes were left empty or taken away: n8n saves null for them, and false for switches. */
    readonly #left = new Set<string>();
    readonly #times = new Set<string>();
    readonly #zoned: (value: unknown) => unknown;
    /** How the value of each column is read, where that needs no expression. */
    readonly #plain: readonly (readonly [column: string, read: (item: Item) => unknown])[] | undefined;

    constructor(host: IExecuteFunctions) {
        const saved = objectOf(host.getNode().parameters['columns']);
        this.#automatic = saved['mappingMode'] === 'autoMapInputData';
        this.matching = listOf(saved['matchingColumns']).filter((name) => typeof name === 'string');
        const boxes = Object.entries(objectOf(saved['value']));
        for (const [name, value] of boxes) {
            if (value === null || value === undefined) this.#left.add(name);
        }
        const plain = boxes.map(([name, value]) => [name, plainBox(value)] as const);
        const readable = plain.flatMap(([name, read]) => (read === undefined ? [] : [[name, read] as const]));
        this.#plain = readable.length === boxes.length ? readable : undefined;
        for (const field of listOf(saved['schema']).map(objectOf)) {
            const name = String(field['id']);
            if (field['removed'] === true) this.#left.add(name);
            if (field['type'] === 'dateTime') this.#times.add(name);
        }
        this.#zoned = zonedIn(host.getTimezone());
    }

    /** The values of an item by column. In automatic mode the item's own object: do not change it. */
    values(item: Item): Values {
        if (this.#automatic) return item.json;
        const values: Record<string, unknown> = {};
        for (const [name, value] of this.#given(item)) {
            if (value === undefined || this.#left.has(name)) continue;
            values[name] = this.#times.has(name) ? this.#zoned(value) : value;
        }
        return values;
    }

    /** As `values`, without the id: that of a record that is there cannot be changed, and items mostly hold it. */
    changes(item: Item): Values {
        const values = this.values(item);
        if (!('id' in values)) return values;
        const { id: _, ...changes } = values;
        return changes;
    }

    #given(item: Item): (readonly [column: string, value: unknown])[] {
        if (this.#plain !== undefined) return this.#plain.map(([name, read]) => [name, read(item)]);
        // Unchecked by n8n: it would make 0 of an empty text, and knows only the columns of the day the node was set up.
        const given = item.host.getNodeParameter('columns.value', item.index, {}, { skipValidation: true });
        return Object.entries(objectOf(given));
    }
}

const known = new WeakMap<IExecuteFunctions, Mapping>();

/** The mapping of a run. */
export function mappingOf({ host }: Item): Mapping {
    const found = known.get(host) ?? new Mapping(host);
    known.set(host, found);
    return found;
}
