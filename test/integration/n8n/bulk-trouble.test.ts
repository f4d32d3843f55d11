import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import type { INodeExecutionData, OnError } from 'n8n-workflow';
import { XanoConnect } from '../../../nodes/XanoConnect/XanoConnect.node.js';
import { openXano } from '../../e2e/sandbox.js';
import type { XanoBench } from '../../e2e/sandbox.js';
import { credentialFor } from '../../e2e/n8n/subject.js';
import { automatic, books, confirmed, rowsOf } from '../../n8n/cases/record-tables.js';
import { fakeHost } from './fake/host.js';

const type = new XanoConnect();
let bench: XanoBench;
let tables = 0;

beforeAll(async () => {
    bench = await openXano();
});
afterAll(() => bench.close());
afterEach(() => fetch(`${bench.sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

async function addFault(rule: object): Promise<void> {
    const body = JSON.stringify(rule);
    const answer = await fetch(`${bench.sandbox.origin}/_sandbox/faults`, { method: 'POST', body });
    expect(answer.status).toBeLessThan(300);
}

interface Run {
    readonly operation: string;
    readonly items: readonly object[];
    readonly more?: Readonly<Record<string, unknown>>;
    readonly onError?: OnError;
}

async function openTable() {
    tables++;
    const made = await books(bench.xano, `trouble_${tables}`);
    const run = async ({ operation, items, more = {}, onError = 'stopWorkflow' }: Run) => {
        const { context, hints } = fakeHost({
            type,
            parameters: {
                resource: 'record',
                operation,
                ...confirmed(made),
                columns: automatic(),
                options: { via: 'rest', ...more },
            },
            items: items.map((json) => ({ json })) as INodeExecutionData[],
            credential: { ...credentialFor(bench.sandbox) },
            onError,
        });
        const [out = []] = await type.execute.call(context);
        return { out: out.map(({ json }) => json), hints: hints.map(({ message }) => message) };
    };
    return { table: made.table, run };
}

const titles = (count: number) => Array.from({ length: count }, (_, i) => ({ title: `Volume ${i}` }));

/** The answer to the request for records added is lost, and they are on their way for longer than anybody looks. */
const lost = { match: { method: 'POST', path: '/content/bulk' }, fault: { kind: 'reset-before' } };

test('nobody can say whether records were added: the node fails with it, and tells what is certain', async () => {
    const { run } = await openTable();
    await addFault({ ...lost, skip: 1 });
    const thrown: unknown = await run({
        operation: 'bulkAdd',
        items: titles(4),
        more: { batchSize: 2, concurrency: 1 },
    }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(NodeOperationError);
    const { message, description } = thrown as NodeOperationError;
    expect(message).toMatch(/2 rows \(2 to 3\) were sent, and it is unknown whether Xano wrote them/);
    expect(description).toMatch(/“When Unsure”/);
    expect(description).toMatch(/2 of 4 items were added before \(item index 0-1\)/);
    expect(description).toMatch(/and of 2 nobody can say \(item index 2-3\)/);
    expect(description).toMatch(/only with the other items/);
    expect(description).not.toMatch(/checkpoint/);
});

test('the same where the node goes on: each item in doubt says so, and those never sent, too', async () => {
    const { run } = await openTable();
    await addFault({ ...lost, skip: 1 });
    const { out, hints } = await run({
        operation: 'bulkAdd',
        items: titles(6),
        more: { batchSize: 2, concurrency: 1 },
        onError: 'continueRegularOutput',
    });
    expect(out.slice(0, 2).map(({ _status }) => _status)).toEqual(['added', 'added']);
    expect(out[2]).toEqual({
        error: 'Nobody can say whether this record was added',
        message: expect.stringMatching(/Look at the table/),
    });
    expect(out[5]?.['error']).toMatch(/Not sent: the run ended before this item/);
    expect(out[5]?.['message']).toMatch(/unknown whether Xano wrote them/);
    expect(hints.join('\n')).toMatch(/2 of 6 records were not added/);
    expect(hints.join('\n')).toMatch(/2 of 6 records may or may not have been added/);
});

test('a lost answer to a patch is no trouble: it is sent again', async () => {
    const { run, table } = await openTable();
    await addFault({ match: { path: '/content/bulk/patch' }, times: 1, fault: { kind: 'reset-after' } });
    const { out } = await run({
        operation: 'bulkPatch',
        items: [
            { id: 1, title: 'Codex' },
            { id: 2, title: 'Diary' },
        ],
    });
    expect(out.map(({ _status }) => _status)).toEqual(['patched', 'patched']);
    expect((await rowsOf(bench.xano, table)).map(({ title }) => title)).toEqual(['Codex', 'Diary']);
});
