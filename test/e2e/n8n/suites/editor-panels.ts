import { mapped, automatic } from '../../../n8n/cases/record-tables.js';
import { fromList } from '../../../n8n/locators.js';
import { node } from '../server/workflow.js';
import type { Connections, WorkflowDraft, WorkflowNode } from '../server/workflow.js';
import { SUBJECT } from '../subject.js';
import type { SuiteContext } from '../suite.js';

/** A panel that is opened, and what must be in it. */
export interface Panel {
    /** Name of the node. */
    readonly node: string;
    /** Of the picture, without `.png`. */
    readonly picture: string;
    /** Texts that are there when everything is loaded. */
    readonly shows: readonly string[];
    /** The columns of its table are loaded when it is opened. */
    readonly loadsColumns?: true;
    /** A text that is brought to the top of the panel, as panels are longer than pictures. */
    readonly from: string;
}

export const PANELS: readonly Panel[] = [
    {
        node: 'Create a record',
        picture: 'n8n-record-create',
        shows: ['newsletter', 'credit', 'Ada Ashmoor'],
        loadsColumns: true,
        from: 'Operation',
    },
    {
        node: 'Patch records in bulk',
        picture: 'n8n-bulk-patch',
        shows: ['Record ID', 'Mapping Column Mode', 'Confirmation', 'Batch Size'],
        loadsColumns: true,
        from: 'Operation',
    },
    {
        node: 'Add a table',
        picture: 'n8n-add-table',
        shows: ['Specify Columns', 'Enum Values'],
        from: 'Operation',
    },
    {
        node: 'Search the request history',
        picture: 'n8n-request-history',
        shows: ['Status at Least', 'Slower Than'],
        from: 'Operation',
    },
    {
        node: 'Xano Connect Trigger',
        picture: 'n8n-trigger',
        shows: ['Event', 'Max Items per Poll'],
        from: 'Poll Times',
    },
];

const ITEMS = 'New customers';
const DAILY = 'Every morning';

/** What nobody would do once for each customer. */
const ONCE: ReadonlySet<string> = new Set(['Add a table', 'Search the request history']);

const STARTS: readonly WorkflowNode['position'][] = [
    [0, 0],
    [0, 480],
    [0, 240],
];

/** A node of each panel, with values a builder might choose. */
function nodesOf({ nodes, credential }: SuiteContext, customers: number): readonly WorkflowNode[] {
    const table = { ...fromList(customers), cachedResultName: 'customers' };
    const xano = (name: string, parameters: object): WorkflowNode =>
        node(name, `${nodes.name}.${SUBJECT.node}`, { ...parameters }, { credentials: credential });
    return [
        xano('Create a record', {
            resource: 'record',
            operation: 'create',
            table,
            columns: mapped({
                name: '={{ $json.name }}',
                email: '={{ $json.email }}',
                newsletter: true,
                credit: '={{ $json.credit }}',
            }),
        }),
        xano('Patch records in bulk', {
            resource: 'record',
            operation: 'bulkPatch',
            table,
            columns: automatic(),
            confirmation: 'customers',
            options: { batchSize: 500 },
        }),
        xano('Add a table', {
            resource: 'table',
            operation: 'add',
            tableName: 'invoices',
            columnList: {
                column: [
                    {
                        columnName: 'status',
                        columnType: 'enum',
                        enumValues: 'draft, sent, paid',
                        required: true,
                    },
                    { columnName: 'amount', columnType: 'decimal' },
                ],
            },
        }),
        xano('Search the request history', {
            resource: 'requestHistory',
            operation: 'search',
            limit: 50,
            filters: { since: '={{ $now.minus({ days: 7 }) }}', slowerThan: 1, statusAtLeast: 500 },
        }),
    ];
}

/** Tables of the sample workspace by their ID. */
interface SampleTables {
    readonly customers: number;
    readonly orders: number;
}

/** The workflow whose panels are opened. */
export function panelsWorkflow(context: SuiteContext, { customers, orders }: SampleTables): WorkflowDraft {
    const own = nodesOf(context, customers);
    const starts = [
        node(ITEMS, 'n8n-nodes-base.manualTrigger'),
        node(DAILY, 'n8n-nodes-base.scheduleTrigger', { rule: { interval: [{}] } }, { typeVersion: 1.2 }),
        node(
            'Xano Connect Trigger',
            `${context.nodes.name}.${SUBJECT.trigger}`,
            {
                event: 'recordCreated',
                table: { ...fromList(orders), cachedResultName: 'orders' },
                options: { maxItems: 200 },
                pollTimes: { item: [{ mode: 'everyMinute' }] },
            },
            { credentials: context.credential },
        ),
    ];
    const to = (names: readonly string[]): Connections[string] => ({
        main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))],
    });
    const all = own.map(({ name }) => name);
    return {
        name: 'Customers to Xano',
        nodes: [
            ...starts.map((each, at): WorkflowNode => ({ ...each, position: STARTS[at] ?? [0, 0] })),
            ...own.map((each, row): WorkflowNode => ({ ...each, position: [320, 160 * row] })),
        ],
        connections: {
            [ITEMS]: to(all.filter((name) => !ONCE.has(name))),
            [DAILY]: to(all.filter((name) => ONCE.has(name))),
        },
        settings: { executionOrder: 'v1' },
        pinData: {
            [ITEMS]: [
                { json: { id: 1, name: 'Ada Ashmoor', email: 'ada@example.test', credit: 25 } },
                { json: { id: 2, name: 'Ben Dunwick', email: 'ben@example.test', credit: 0 } },
                { json: { id: 3, name: 'Cleo Larkmoor', email: 'cleo@example.test', credit: 12.5 } },
            ],
            [DAILY]: [{ json: { timestamp: '2026-01-31T08:00:00.000Z' } }],
        },
    };
}
