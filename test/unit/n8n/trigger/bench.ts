import type { IDataObject } from 'n8n-workflow';
import { look } from '../../../../nodes/XanoConnectTrigger/watch/look.js';
import type { Feed, LookOptions, Order } from '../../../../nodes/XanoConnectTrigger/watch/look.js';
import { memoryIn } from '../../../../nodes/XanoConnectTrigger/watch/memory.js';
import type { Row } from '../../../../nodes/XanoConnectTrigger/watch/row.js';
import { FakeTable } from './fake-table.js';

export const BY_ID: Order = { by: 'id' };
export const BY_TIME: Order = { by: 'time', column: 'updated_at' };

/** A watched table, and a state that lives as n8n's does: as JSON, whenever it restarts. */
export class Bench {
    readonly table: FakeTable;
    readonly feed: Feed;
    stored = '{}';
    #data: IDataObject = {};

    constructor(order: Order, largest = 250) {
        this.table = new FakeTable(largest);
        this.feed = { search: this.table.search, resolution: 1, order: () => Promise.resolve(order) };
    }

    /** n8n ends and comes back with what it had saved: the state at the last poll that gave something, or the first. */
    restart(): void {
        this.#data = JSON.parse(this.stored) as IDataObject;
    }

    async poll(options: Partial<LookOptions> = {}): Promise<readonly Row[]> {
        const begins = this.stored === '{}';
        const rows = await look(
            this.feed,
            memoryIn(() => this.#data, 'a table'),
            { limit: Infinity, existing: false, now: 0, ...options },
        );
        if (begins || rows.length > 0) this.stored = JSON.stringify(this.#data);
        return rows;
    }

    async ids(options: Partial<LookOptions> = {}): Promise<unknown[]> {
        return (await this.poll(options)).map(({ id }) => id);
    }
}
