import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { XanoConnect } from '../../../nodes/XanoConnect/XanoConnect.node.js';
import { withFault } from '../../e2e/n8n/faults.js';
import { openXano } from '../../e2e/sandbox.js';
import type { XanoBench } from '../../e2e/sandbox.js';
import { credentialFor } from '../../e2e/n8n/subject.js';
import { tables, WRITES } from '../../n8n/cases/many-records.js';
import type { Tables, Write } from '../../n8n/cases/many-records.js';
import { fakeHost } from './fake/host.js';

const type = new XanoConnect();
let bench: XanoBench;

beforeAll(async () => {
    bench = await openXano();
});
afterAll(() => bench.close());

/** Only counts: it would do something long after these tests. */
const COUNTING = { skip: 1_000_000, fault: { kind: 'delay', ms: 1 } };

/** Runs an operation; how many requests about records came to Xano for it, and what was thrown. */
async function recordRequestsOf(write: Write, made: Tables, confirmation: string) {
    const { resource, operation, parameters, row = {} } = write;
    const { context } = fakeHost({
        type,
        parameters: { resource, operation, ...parameters(made), confirmation, options: { via: 'rest' } },
        items: [{ json: { ...row } }] as INodeExecutionData[],
        credential: { ...credentialFor(bench.sandbox) },
    });
    return withFault(bench, { match: { path: '/content' }, ...COUNTING }, async (counted) => {
        const thrown: unknown = await type.execute.call(context).then(
            () => undefined,
            (error: unknown) => error,
        );
        return { thrown, seen: (await counted()).seen };
    });
}

test.each(WRITES)('$resource $operation asks nothing of records before it is confirmed', async (write) => {
    const made = await tables(bench.xano, `confirm_${write.operation}`);
    for (const confirmation of ['', made.other.name]) {
        const { thrown, seen } = await recordRequestsOf(write, made, confirmation);
        expect(thrown).toBeInstanceOf(NodeOperationError);
        expect((thrown as NodeOperationError).description).toContain(`Type “${made.name}”`);
        expect(seen).toBe(0);
    }
    expect((await recordRequestsOf(write, made, made.name)).seen).toBeGreaterThan(0);
});
