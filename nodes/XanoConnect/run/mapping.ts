import type { IExecuteFunctions } from 'n8n-workflow';
import type { Values } from 'xano-connect/pure';
import { zonedIn } from '../parameters/clock.js';
import type { Item } from './item.js';

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

    constructor(host: IExecuteFunctions) {
        const saved = objectOf(host.getNode().parameters['columns']);
        this.#automatic = saved['mappingMode'] === 'autoMapInputData';
        this.matching = listOf(saved['matchingColumns']).filter((name) => typeof name === 'string');
        for (const [name, value] of Object.entries(objectOf(saved['value']))) {
            if (value === null || value === undefined) this.#left.add(name);
        }
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
        // Unchecked by n8n: it would make 0 of an empty text, and knows the columns of the day the node was set up only.
        const given = item.host.getNodeParameter('columns.value', item.index, {}, { skipValidation: true });
        const values: Record<string, unknown> = {};
        for (const [name, value] of Object.entries(objectOf(given))) {
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
}

const known = new WeakMap<IExecuteFunctions, Mapping>();

/** The mapping of a run. */
export function mappingOf({ host }: Item): Mapping {
    const found = known.get(host) ?? new Mapping(host);
    known.set(host, found);
    return found;
}
