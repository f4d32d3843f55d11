import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { resources } from '../../../nodes/XanoConnect/actions/index.js';
import { XanoConnect } from '../../../nodes/XanoConnect/XanoConnect.node.js';
import { casesByResource } from '../../e2e/n8n/cases.js';
import { openXano } from '../../e2e/sandbox.js';
import type { XanoBench } from '../../e2e/sandbox.js';
import { credentialFor } from '../../e2e/n8n/subject.js';
import { NODE_CASES } from '../../n8n/cases/index.js';
import type { CaseError, CaseInput, CaseItem, CaseOutcome, NodeCase } from '../../n8n/case.js';
import { fakeHost } from './fake/host.js';

const type = new XanoConnect();
let bench: XanoBench;

beforeAll(async () => {
    bench = await openXano();
});
afterAll(() => bench.close());

const toItem = (input: CaseInput): INodeExecutionData => {
    if ('json' in input) return { json: structuredClone(input.json) as INodeExecutionData['json'] };
    const { property, text, ...file } = input.file;
    return { json: {}, binary: { [property]: { ...file, data: Buffer.from(text).toString('base64') } } };
};

const fromItem = ({ json, binary = {}, pairedItem }: INodeExecutionData): CaseItem => ({
    // n8n keeps what passes through JSON.
    json: JSON.parse(JSON.stringify(json)) as CaseItem['json'],
    pairedItem,
    files: Object.entries(binary).map(([property, { data, mimeType, fileName = '' }]) => ({
        property,
        fileName,
        mimeType,
        text: Buffer.from(data, 'base64').toString(),
    })),
});

/** @throws what is no error of n8n's: that would be a defect of the node */
function asCaseError(thrown: unknown): CaseError {
    if (!(thrown instanceof NodeApiError) && !(thrown instanceof NodeOperationError)) throw thrown;
    const { message, description, context } = thrown;
    const { itemIndex } = context;
    return {
        message,
        description: description ?? '',
        itemIndex: typeof itemIndex === 'number' ? itemIndex : undefined,
    };
}

async function run(each: NodeCase): Promise<void> {
    const { parameters, input, onError, judge } = await each.prepare(bench.xano);
    const { context, hints } = fakeHost({
        type,
        parameters,
        items: input.map(toItem),
        credential: { ...credentialFor(bench.sandbox) },
        onError,
    });
    const said = (): string[] => hints.map(({ message }) => message);
    const outcome = await type.execute.call(context).then(
        ([items = []]): CaseOutcome => ({ items: items.map(fromItem), error: undefined, hints: said() }),
        (thrown: unknown): CaseOutcome => ({ items: [], error: asCaseError(thrown), hints: said() }),
    );
    await judge(outcome);
}

describe.each([...casesByResource()])('%s', (_, cases) => {
    test.each(cases.map((each) => [each.title, each] as const))('%s', async (_title, each) => {
        await run(each);
    });
});

test('every operation has a case', () => {
    const offered = resources.flatMap(({ value, actions }) =>
        actions.map((action) => `${value} ${action.value}`),
    );
    const tried = new Set(NODE_CASES.map(({ resource, operation }) => `${resource} ${operation}`));
    expect(offered.filter((operation) => !tried.has(operation))).toEqual([]);
});

test('every case is of an operation, and says what no other says', () => {
    const offered = new Set(
        resources.flatMap(({ value, actions }) => actions.map((action) => `${value} ${action.value}`)),
    );
    expect(NODE_CASES.filter(({ resource, operation }) => !offered.has(`${resource} ${operation}`))).toEqual(
        [],
    );
    const titles = NODE_CASES.map(({ title }) => title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});
