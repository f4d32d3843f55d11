import { type TableLookup, parseFields } from './parse-fields.js';
import { ScriptReader } from './reader.js';

export interface Declaration {
    readonly name: string;
    /** Endpoints only. */
    readonly verb: string | undefined;
    /** Constant clauses by name; `schema` and `input` hold lists of fields. Code is stepped over. */
    readonly clauses: Readonly<Record<string, unknown>>;
    readonly tests: readonly WrittenTest[];
}

/** A `test` clause: its name and what stands between its braces. */
export interface WrittenTest {
    readonly name: string;
    readonly code: string;
}

/** Clauses whose values are constants; every other one may hold expressions and is not read. */
const CONSTANT = new Set([
    'auth',
    'index',
    'tags',
    'description',
    'docs',
    'guid',
    'canonical',
    'swagger',
    'api_group',
    'cache',
    'autocomplete',
    'active',
    'actions',
    'agent',
    'channel',
    'datasource',
    'datasources',
    'instructions',
    'items',
    'llm',
    'main',
    'mcp_server',
    'private_messaging',
    'public_messaging',
    'settings',
    'table',
]);

/**
 * Reads the outside of one XanoScript declaration: what the Metadata API shows of it. Statements are only checked for
 * balanced braces. `required` clauses must be there.
 *
 * @throws ApiError 400 ERROR_CODE_SYNTAX_ERROR
 */
export function parseDeclaration(
    source: string,
    kind: string,
    lookup: TableLookup,
    required: readonly string[] = [],
): Declaration {
    const reader = new ScriptReader(source);
    reader.skip();
    if (reader.take(new RegExp(`${kind}(?=[\\s"'])`)) === undefined) reader.fail();
    reader.skip(false);
    const name = reader.name();
    reader.skip(false);
    const verb = reader.take(/verb=/) === undefined ? undefined : reader.expect(/[A-Z]+/);
    reader.skip(false);
    reader.expect(/\{/);
    const clauses: Record<string, unknown> = {};
    const tests: WrittenTest[] = [];
    const missing = new Set(required);
    while (reader.more(/\}/)) {
        const key = reader.expect(/[a-z_]+/);
        missing.delete(key);
        reader.skip(false);
        if (reader.take(/=/) !== undefined) {
            reader.skip(false);
            if (CONSTANT.has(key)) clauses[key] = reader.value();
            else reader.skipExpression();
            continue;
        }
        if (key === 'schema' || key === 'input') {
            clauses[key] = reader.take(/\{/) === undefined ? [] : parseFields(reader, lookup);
            continue;
        }
        const test = key === 'test' ? reader.name() : undefined;
        reader.skip(false);
        const code = reader.take(/\{/) === undefined ? '' : reader.skipBlock();
        if (test !== undefined) tests.push({ name: test, code });
    }
    // choice: the wording is that of Xano's validator; how its server says it is not recorded.
    for (const clause of missing) reader.fail(`${kind} is missing the ${clause} clause`);
    reader.skip();
    if (!reader.atEnd) reader.fail();
    return { name, verb, clauses, tests };
}
