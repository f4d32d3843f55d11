import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { EverydayXano } from 'xano-connect/pure/composites';
import { connect } from '../transport/connect.js';
import { CREDENTIAL } from '../transport/host.js';
import { toNodeError } from '../transport/node-error.js';
import type { WatchEvent } from './events/event.js';
import { events } from './events/index.js';
import { Settings } from './settings.js';
import { look, samples } from './watch/look.js';
import { memoryIn } from './watch/memory.js';
import type { Row } from './watch/row.js';

/** Rows shown to somebody who builds a workflow. */
const SAMPLES = 3;

function eventOf(host: IPollFunctions, settings: Settings): WatchEvent {
    const name = settings.value('event');
    const event = events.find(({ value }) => value === name);
    if (event !== undefined) return event;
    throw new NodeOperationError(host.getNode(), 'This version of the node does not know the event', {
        description: 'Choose another event, or update the package n8n-nodes-xano-connect.',
    });
}

async function rowsOf(host: IPollFunctions, xano: EverydayXano): Promise<object[]> {
    const settings = new Settings(host);
    const event = eventOf(host, settings);
    const { target, shape, hint, ...feed } = event.watch(settings, xano);
    const shaped = (rows: readonly Row[]): object[] => rows.map(shape);
    if (host.getMode() === 'manual') {
        const rows = await samples(feed, SAMPLES);
        if (rows.length > 0) return shaped(rows);
        // With nothing to show, n8n would only say that the workflow waits.
        throw new NodeOperationError(host.getNode(), 'There is nothing to show yet', { description: hint });
    }
    // Ids of one instance or workspace mean nothing in another; the default workspace stands in the credential.
    const { instanceUrl, workspaceId, dataSource } = await host.getCredentials(CREDENTIAL);
    const where = [instanceUrl, settings.call.workspaceId ?? workspaceId, dataSource];
    const memory = memoryIn(
        () => host.getWorkflowStaticData('node'),
        JSON.stringify([event.value, ...where, ...target]),
    );
    const existing = settings.option('existing') === true;
    return shaped(await look(feed, memory, { limit: settings.limit, existing, now: Date.now() }));
}

/**
 * One poll: what is new since the one before, or null. By hand it shows samples and leaves the state alone.
 *
 * n8n keeps the state together with the items it is given. Where there are none the state changes only in the first
 * poll, after which n8n saves it, too.
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    try {
        const xano = await connect(this);
        try {
            const rows = await rowsOf(this, xano);
            return rows.length === 0 ? null : [this.helpers.returnJsonArray(rows as IDataObject[])];
        } finally {
            await xano.close();
        }
    } catch (error) {
        throw toNodeError(this.getNode(), error);
    }
}
