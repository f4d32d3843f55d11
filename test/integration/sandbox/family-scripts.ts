/** A script of each kind that is one declaration, with another name when asked. */
export interface FamilyCase {
    readonly kind: string;
    /** Path in the workspace. */
    readonly path: string;
    readonly script: (name: string, description: string) => string;
    /** What the answer has besides name and description. */
    readonly shown: Readonly<Record<string, unknown>>;
    /** JSON that makes one, where JSON is taken. */
    readonly json?: Readonly<Record<string, unknown>>;
    readonly alwaysLive?: true;
}

const TOOLSET = `  input {
    object toolset {
      schema {
        int id
        text name
        text instructions
      }
    }
  }
`;

const STACK = '  stack {\n  }\n';

const TASK_JSON = { name: 'from_json', description: 'Made from JSON', datasource: 'live', active: false };

export const FAMILY_CASES: readonly FamilyCase[] = [
    {
        kind: 'task',
        path: 'task',
        script: (name, text) =>
            `task ${name} {\n  description = "${text}"\n  active = false\n${STACK}
  schedule = [{starts_on: 2025-01-01 03:00:00+0000, freq: 86400}]\n  tags = ["night"]\n}`,
        shown: { datasource: 'live', active: false, tag: ['night'], branch: 'v1' },
        json: TASK_JSON,
    },
    {
        kind: 'middleware',
        path: 'middleware',
        script: (name, text) =>
            `middleware ${name} {\n  description = "${text}"\n  input {\n    json vars\n  }\n${STACK}  response = null\n}`,
        shown: { input: [{ name: 'vars', type: 'json' }], draft_updated_at: null },
        json: { name: 'from_json', description: '' },
    },
    {
        kind: 'addon',
        path: 'addon',
        script: (name, text) =>
            `addon ${name} {\n  description = "${text}"\n  input {\n    int customer_id? {\n      table = "customers"\n    }\n  }
  stack {\n    db.query orders {\n      where = $db.orders.customer_id == $input.customer_id\n    }\n  }\n}`,
        shown: { input: [{ name: 'customer_id', type: 'int' }] },
    },
    {
        kind: 'tool',
        path: 'tool',
        script: (name, text) =>
            `tool ${name} {\n  description = "${text}"\n  instructions = "Use it"\n  input {\n  }\n${STACK}
  response = $x\n    |first\n    |get:"id"\n}`,
        shown: { instructions: 'Use it', input: [], draft_updated_at: null },
    },
    {
        kind: 'agent',
        path: 'agent',
        alwaysLive: true,
        script: (name, text) =>
            `agent ${name} {\n  canonical = "a-${name}"\n  description = "${text}"
  llm = {\n    type         : "anthropic"\n    api_key      : "{{ $env.KEY }}"\n    system_prompt: """
      Be brief.\n      """\n    max_steps    : 5\n  }\n  tools = [{name: "find_order"}]\n}`,
        shown: { llm: 'anthropic', input: [] },
    },
    {
        kind: 'mcp_server',
        path: 'mcp_server',
        alwaysLive: true,
        script: (name, text) =>
            `mcp_server ${name} {\n  canonical = "m-${name}"\n  description = "${text}"\n  tools = [{name: "find_order"}]\n}`,
        shown: { input: [] },
    },
    {
        kind: 'table_trigger',
        path: 'table/trigger',
        script: (name, text) =>
            `table_trigger ${name} {\n  table = "orders"\n  description = "${text}"\n  input {\n    json new\n    json old\n  }\n${STACK}
  actions = {insert: true, update: false, delete: true, truncate: false}\n  datasources = ["live", "test"]\n}`,
        shown: {
            actions: { insert: true, update: false, delete: true, truncate: false },
            datasources: ['live', 'test'],
            input: [],
        },
    },
    {
        kind: 'workspace_trigger',
        path: 'trigger',
        script: (name, text) =>
            `workspace_trigger ${name} {\n  description = "${text}"\n  input {\n    json to_branch\n  }\n${STACK}
  actions = {branch_live: true}\n}`,
        shown: { actions: { branch_live: true, branch_merge: false, branch_new: false }, workspace_id: 1 },
    },
    {
        kind: 'agent_trigger',
        path: 'agent/trigger',
        script: (name, text) =>
            `agent_trigger ${name} {\n  agent = "Helper"\n  description = "${text}"\n${TOOLSET}${STACK}
  response = $input.toolset\n  actions = {connection: true}\n}`,
        shown: { actions: { connection: true } },
    },
    {
        kind: 'mcp_server_trigger',
        path: 'mcp_server/trigger',
        script: (name, text) =>
            `mcp_server_trigger ${name} {\n  mcp_server = "Shop"\n  description = "${text}"\n${TOOLSET}${STACK}  response = null\n}`,
        shown: { actions: { connection: false } },
    },
    {
        kind: 'realtime_trigger',
        path: 'realtime/channel/trigger',
        script: (name, text) =>
            `realtime_trigger ${name} {\n  channel = "room/{id}"\n  description = "${text}"\n  input {\n    json payload\n  }\n${STACK}
  response = {\n    ok: true\n  }\n  actions = {message: true, join: false}\n}`,
        shown: { actions: { message: true, join: false } },
    },
    {
        kind: 'workflow_test',
        path: 'workflow_test',
        script: (name, text) =>
            `workflow_test ${name} {\n  description = "${text}"\n  datasource = "test"\n${STACK}}`,
        shown: { datasource: 'test', branch: 'v1' },
        json: TASK_JSON,
    },
];
