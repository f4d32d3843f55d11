import { baseColumns, choice, email, text, timestamp } from '../../../sandbox/seed/columns.js';
import type {
    Row,
    SampleApiGroup,
    SampleData,
    SampleRequest,
    SampleTable,
    Verb,
} from '../../../sandbox/seed/index.js';

/** Today, where the guide's calls are carried out: just after the month its dates are in. */
export const NOW = Date.UTC(2024, 1, 5, 12);

const at = (time: string): number => Date.parse(`${time}Z`);
const created_at = at('2023-06-01T00:00');

const TIERS = ['free', 'pro', 'enterprise'];

/** Name, tier, status, creation, last login, region, priority. */
const USERS = [
    ['Ada', 'pro', 'active', '2024-01-10T09:00', '2024-01-20T09:00', 'US', 'low'],
    ['Ben', 'free', 'active', '2024-01-12T09:00', '2024-01-20T09:00', 'US', 'high'],
    ['Cleo', 'enterprise', 'active', '2024-01-11T09:00', '2024-01-30T09:00', 'EU', 'high'],
    ['Dan', 'pro', 'active', '2023-11-02T09:00', '2024-01-02T09:00', 'EU', 'low'],
    ['Eve', 'enterprise', 'inactive', '2024-01-15T09:00', '2023-12-24T09:00', 'US', 'high'],
] as const;

const users = USERS.map(([name, subscription_tier, status, created, login, region, priority], i): Row => ({
    id: i + 1,
    created_at: at(created),
    name,
    email: `${name.toLowerCase()}@example.com`,
    status,
    subscription_tier,
    last_login: at(login),
    region,
    priority,
}));

/** The same person twice, three times, once. */
const customers = ['ann', 'bob', 'ann', 'cy', 'bob', 'ann'].map((name, i): Row => ({
    id: i + 1,
    created_at,
    email: `${name}@example.com`,
    name,
}));

const table = (name: string, schema: SampleTable['schema'], rows: readonly Row[]): SampleTable => ({
    name,
    description: '',
    auth: false,
    created_at,
    schema: [...baseColumns, ...schema],
    index: [
        { type: 'primary', fields: [{ name: 'id' }] },
        { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
    ],
    rowsByDataSource: { live: rows },
});

const tables: readonly SampleTable[] = [
    {
        id: 67890,
        ...table(
            'users',
            [
                text('name'),
                email('email'),
                choice('status', ['', 'active', 'inactive']),
                choice('subscription_tier', TIERS),
                timestamp('last_login', { nullable: true }),
                text('region'),
                text('priority'),
            ],
            users,
        ),
    },
    table('customers', [email('email'), text('name')], customers),
];

const endpoint = (name: string, verb: Verb) => ({
    name,
    verb,
    input: [],
    auth: null,
    description: '',
    xanoscript: `query "${name}" verb=${verb} {\n  input {\n  }\n\n  stack {\n  }\n\n  response = null\n}\n`,
});

const apiGroups: readonly SampleApiGroup[] = [
    {
        id: 11111,
        name: 'public',
        canonical: 'guide123',
        description: '',
        swagger: true,
        created_at,
        endpoints: [endpoint('api/users', 'GET'), endpoint('api/reports', 'GET')],
    },
];

const BROWSER = 'Mozilla/5.0';

function request(
    time: string,
    path: string,
    status: number,
    duration: number,
    agent = BROWSER,
): SampleRequest {
    return {
        created_at: at(time),
        branch: 'v1',
        endpoint: { group: 0, endpoint: path.startsWith('/api/users') ? 0 : 1 },
        duration,
        status,
        verb: 'GET',
        uri: `/api:guide123${path}`,
        input: [],
        request_headers: ['Host: example.com', `User-Agent: ${agent}`],
        response_headers: ['Content-Type: application/json'],
        output: null,
    };
}

const requestHistory: readonly SampleRequest[] = [
    request('2023-12-31T23:59', '/api/users', 200, 0.05),
    request('2024-01-01T00:00', '/api/users', 200, 0.1),
    request('2024-01-16T10:00', '/api/users/7', 500, 2.5),
    request('2024-01-20T10:00', '/api/users', 404, 1.2),
    request('2024-01-21T10:00', '/api/users/9', 404, 0.3),
    request('2024-01-25T10:00', '/api/reports', 500, 4.1),
    request('2024-01-31T23:30', '/api/users', 200, 0.2),
    request('2024-02-01T00:00', '/api/reports', 200, 0.2),
    request('2024-02-04T23:59', '/api/users', 200, 0.1, 'Claude MCP/1.0'),
    request('2024-02-05T08:00', '/api/users', 200, 0.1, 'Claude MCP/1.0'),
    request('2024-02-05T09:00', '/api/users', 200, 0.1),
];

/** What the guide's calls presuppose: its workspace, table, API group and columns, and requests that its filters tell apart. */
export const guideData: SampleData = {
    owner: { id: 12345, name: 'John Developer', email: 'developer@company.example' },
    workspaces: [
        {
            id: 12345,
            name: 'customer-data',
            description: '',
            branches: [
                { label: 'v1', live: true, backup: false, created_at },
                { label: 'next', live: false, backup: false, created_at },
            ],
            dataSources: [{ label: 'live', color: '#008000' }],
            tables,
            apiGroups,
            functions: [],
            tasks: [],
            tools: [],
            middleware: [],
            tableTriggers: [],
            workspaceTriggers: [],
            requestHistory,
            functionHistory: [],
            taskHistory: [],
            middlewareHistory: [],
            triggerHistory: [],
            toolHistory: [],
            audit: [],
            files: [],
        },
    ],
};
