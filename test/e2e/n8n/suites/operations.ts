import type { CaseError, CaseInput, CaseOutcome, NodeCase, ReadyCase } from '../../../n8n/case.js';
import { suiteName } from '../cases.js';
import { executeByWebhook } from '../server/executions.js';
import type { Execution } from '../server/executions.js';
import { filesOf } from '../server/files.js';
import { node, webhook, workflow } from '../server/workflow.js';
import type { WorkflowNode } from '../server/workflow.js';
import { withActive } from '../server/workflows.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';

/** A case as a branch of the workflow: a webhook, nodes that turn its body into items, the node. */
interface Branch {
    readonly title: string;
    readonly ready: ReadyCase;
    readonly path: string;
    readonly nodes: readonly WorkflowNode[];
    /** Name of the node under test. */
    readonly tested: string;
}

const asField = (input: CaseInput): object =>
    'json' in input
        ? input.json
        : {
              base64: Buffer.from(input.file.text).toString('base64'),
              fileName: input.file.fileName,
              mimeType: input.file.mimeType,
          };

/** One item for each thing in the body's list; fields that hold a file become one. */
function inputNodes(path: string, input: readonly CaseInput[]): readonly WorkflowNode[] {
    const split = node(`Items of ${path}`, 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.items' });
    const file = input.flatMap((each) => ('file' in each ? [each.file] : []))[0];
    if (file === undefined) return [split];
    const convert = node(
        `File of ${path}`,
        'n8n-nodes-base.convertToFile',
        {
            operation: 'toBinary',
            sourceProperty: 'base64',
            binaryPropertyName: file.property,
            options: { fileName: '={{ $json.fileName }}', mimeType: '={{ $json.mimeType }}' },
        },
        { typeVersion: 1.1 },
    );
    return [split, convert];
}

function branchOf(
    title: string,
    path: string,
    ready: ReadyCase,
    { nodes, credential }: SuiteContext,
): Branch {
    const { parameters, input, onError } = ready;
    const tested = node(`Case ${path}`, `${nodes.name}.${SUBJECT.node}`, parameters, {
        credentials: credential,
        onError,
    });
    return {
        title,
        ready,
        path,
        tested: tested.name,
        nodes: [webhook(`Webhook ${path}`, path), ...inputNodes(path, input), tested],
    };
}

function errorOf(execution: Execution, tested: string): CaseError | undefined {
    const error = execution.errorOf(tested) ?? execution.error;
    if (error === undefined) return undefined;
    const itemIndex = error.context?.['itemIndex'];
    return {
        message: error.message,
        description: error.description ?? '',
        itemIndex: typeof itemIndex === 'number' ? itemIndex : undefined,
    };
}

async function outcomeOf(
    { tested, path, ready }: Branch,
    workflowId: string,
    context: SuiteContext,
): Promise<CaseOutcome> {
    const { api } = context.n8n;
    const { execution } = await executeByWebhook(context, workflowId, path, {
        items: ready.input.map(asField),
    });
    const items = await Promise.all(
        (execution.items(tested) ?? []).map(async (item) => ({
            json: item.json,
            pairedItem: item.pairedItem,
            files: await filesOf(api, item),
        })),
    );
    return { items, error: errorOf(execution, tested), hints: execution.hintsOf(tested) };
}

/** The cases of a resource, each in an execution of its own of one active workflow. */
export const operations = (resource: string, cases: readonly NodeCase[]): Suite => ({
    name: suiteName(resource),
    about: `what the node does with ${resource}, as an active workflow runs it`,
    // A worker runs the same node; what is different there, the other suites look at.
    skip: ({ workers }) => workers > 0,
    async run(context) {
        const { n8n, bench, check } = context;
        const branches: Branch[] = [];
        for (const [i, each] of cases.entries()) {
            const path = `${resource}-${i}`;
            const preparing = each.prepare(bench.xano);
            const ready = await preparing.catch(() => undefined);
            if (ready !== undefined) branches.push(branchOf(each.title, path, ready, context));
            else await check(each.title, () => preparing.then(() => undefined));
        }
        if (branches.length === 0) return;
        const draft = workflow(
            suiteName(resource),
            branches.map(({ nodes }) => nodes),
        );
        await withActive(n8n.api, draft, async ({ id }) => {
            for (const branch of branches) {
                await check(branch.title, async () => {
                    await branch.ready.judge(await outcomeOf(branch, id, context));
                });
            }
        });
    },
});
