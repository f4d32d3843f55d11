import { notAllowable } from '../errors.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { LogicDoc, LogicKind } from '../store/object-kinds.js';
import { completeField } from './endpoint.js';
import { type Declaration, parseDeclaration } from './parse-declaration.js';
import type { TableLookup } from './parse-fields.js';
import { bareName, quote } from './render-fields.js';

/** Everything with a declaration of its own kind whose JSON form is small: functions have `function.ts`. */
export type FamilyKind = Exclude<LogicKind, 'function'>;

type Clauses = Declaration['clauses'];

interface Form {
    /** Clauses a declaration must have. */
    readonly required: readonly string[];
    /** What the JSON form has besides name, description, docs and tags. */
    readonly own: (clauses: Clauses, lookup: TableLookup) => JsonRecord;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const input = (clauses: Clauses): JsonRecord => ({
    input: Array.isArray(clauses.input) ? clauses.input.map(completeField) : [],
});

/** Every action by name, false where the script does not switch it on. */
const actions = (clauses: Clauses, ...names: readonly string[]): JsonRecord => {
    const written = isRecord(clauses.actions) ? clauses.actions : {};
    return { actions: Object.fromEntries(names.map((name) => [name, written[name] === true])) };
};

// choice: a script without the clause means the live data source.
const datasource = (clauses: Clauses): string => text(clauses.datasource) || 'live';

const FORMS: Readonly<Record<FamilyKind, Form>> = {
    task: {
        required: ['stack'],
        // choice: a task is on unless its script says otherwise.
        own: (clauses) => ({ datasource: datasource(clauses), active: clauses.active !== false }),
    },
    middleware: { required: ['input', 'stack', 'response'], own: input },
    addon: { required: ['input', 'stack'], own: input },
    tool: {
        required: ['input', 'stack', 'response'],
        own: (clauses) => ({ ...input(clauses), instructions: text(clauses.instructions) }),
    },
    agent: {
        required: ['canonical', 'llm'],
        own: ({ llm }) => ({ llm: isRecord(llm) ? text(llm.type) : '' }),
    },
    mcp_server: { required: ['canonical'], own: () => ({}) },
    table_trigger: {
        required: ['table', 'input', 'stack'],
        own: (clauses, lookup) => {
            const table_id = lookup(text(clauses.table));
            // choice: a trigger on a table that is not there is refused.
            if (table_id === undefined) throw notAllowable(text(clauses.table), 'table');
            const datasources = Array.isArray(clauses.datasources) ? clauses.datasources : ['live'];
            return { ...actions(clauses, 'insert', 'update', 'delete', 'truncate'), table_id, datasources };
        },
    },
    workspace_trigger: {
        required: ['input', 'stack'],
        own: (clauses) => actions(clauses, 'branch_live', 'branch_merge', 'branch_new'),
    },
    agent_trigger: {
        required: ['agent', 'input', 'stack', 'response'],
        own: (clauses) => actions(clauses, 'connection'),
    },
    mcp_server_trigger: {
        required: ['mcp_server', 'input', 'stack', 'response'],
        own: (clauses) => actions(clauses, 'connection'),
    },
    realtime_trigger: {
        required: ['channel', 'input', 'stack', 'response'],
        own: (clauses) => actions(clauses, 'message', 'join'),
    },
    workflow_test: {
        required: ['stack'],
        own: (clauses) => ({ datasource: datasource(clauses), active: clauses.active !== false }),
    },
};

/** A declaration in the form of the JSON body, plus what only XanoScript can say. */
export function parseLogic(kind: FamilyKind, source: string, lookup: TableLookup): JsonRecord {
    const { required, own } = FORMS[kind];
    const { name, clauses } = parseDeclaration(source, kind, lookup, required);
    return {
        name,
        description: clauses.description ?? '',
        docs: clauses.docs ?? '',
        tag: clauses.tags ?? [],
        ...own(clauses, lookup),
    };
}

/** The source as it was written, or the skeleton of what was made from JSON. */
export function renderLogic(kind: FamilyKind, doc: LogicDoc): string {
    if (doc.source !== undefined) return doc.source;
    const { required } = FORMS[kind];
    return [
        `${kind} ${bareName(doc.name)} {`,
        ...(doc.description === '' ? [] : [`  description = ${quote(doc.description)}`]),
        ...(typeof doc.datasource === 'string' ? [`  datasource = ${quote(doc.datasource)}`] : []),
        ...(kind === 'task' ? [`  active = ${String(doc.active)}`] : []),
        ...['input', 'stack'].flatMap((block) =>
            required.includes(block) ? ['', `  ${block} {`, '  }'] : [],
        ),
        ...(required.includes('response') ? ['', '  response = null'] : []),
        '}',
    ].join('\n');
}
