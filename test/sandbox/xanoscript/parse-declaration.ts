import { type TableLookup, parseFields } from './parse-fields.js';
import { ScriptReader } from './reader.js';

export interface Declaration {
    readonly name: string;
    /** Endpoints only. */
    readonly verb: string | undefined;
    /** Constant clauses by name; `schema` and `input` hold lists of fields. Code is stepped over. */
    readonly clauses: Readonly<Record<string, unknown>>;
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
]);

/**
 * Reads the outside of one XanoScript declaration: what the Metadata API shows of it. Statements are only checked for
 * balanced braces.
 *
 * @throws ApiError 400 ERROR_CODE_SYNTAX_ERROR
 */
export function parseDeclaration(source: string, kind: string, lookup: TableLookup): Declaration {
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
    while (reader.more(/\}/)) {
        const key = reader.expect(/[a-z_]+/);
        reader.skip(false);
        if (reader.take(/=/) !== undefined) {
            reader.skip(false);
            if (CONSTANT.has(key)) clauses[key] = reader.value();
            else reader.skipLine();
            continue;
        }
        if (key === 'schema' || key === 'input') {
            clauses[key] = reader.take(/\{/) === undefined ? [] : parseFields(reader, lookup);
            continue;
        }
        if (key === 'test') {
            reader.name();
            reader.skip(false);
        }
        if (reader.take(/\{/) !== undefined) reader.skipBlock();
    }
    reader.skip();
    if (!reader.atEnd) reader.fail();
    return { name, verb, clauses };
}
