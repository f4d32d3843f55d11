import { choiceOf, queryOf } from './input.js';
import type { Call, Route } from './route.js';

/** choice: Xano's topics and texts are its own; these say enough to see that the right one came. */
const TOPICS = {
    start: 'Topics: start, xanoscript, table, function, endpoint. Ask for one with the parameter type.',
    xanoscript: 'One declaration per document: a kind, a name, and clauses in braces, one per line.',
    table: 'table <name> { auth = false  schema { int id }  index = [{type: "primary", field: [{name: "id"}]}] }',
    function: 'function "<name>" { input { }  stack { }  response = null }',
    endpoint: 'query "<path>" verb=GET { api_group = "<group>"  input { }  stack { }  response = null }',
} as const;

type Topic = keyof typeof TOPICS;

const NAMES: readonly Topic[] = ['start', 'xanoscript', 'table', 'function', 'endpoint'];

export const mcpDocumentationRoutes: readonly Route[] = [
    { method: 'GET', path: '/mcp_server/documentation', handler: documentation },
];

function documentation(call: Call): unknown {
    const type = choiceOf(queryOf(call), 'type', NAMES, 'start');
    return { type, documentation: TOPICS[type] };
}
