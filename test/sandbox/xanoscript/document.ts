import { ScriptReader } from './reader.js';
import { type Declaration, parseDeclaration } from './parse-declaration.js';

/** The words a XanoScript document can begin with. */
const KINDS = [
    'workspace',
    'branch',
    'table',
    'api_group',
    'query',
    'function',
    'task',
    'addon',
    'middleware',
    'tool',
    'agent',
    'mcp_server',
    'table_trigger',
    'workspace_trigger',
    'agent_trigger',
    'mcp_server_trigger',
    'realtime_trigger',
    'realtime_channel',
    'workflow_test',
    'run.job',
    'run.service',
] as const;

export type DocumentKind = (typeof KINDS)[number];

/** One declaration as the Metadata API tells it apart from others. */
export interface Document extends Declaration {
    readonly kind: DocumentKind;
    readonly source: string;
    readonly guid: string | undefined;
}

/** The kind a script declares; undefined for statements without a declaration around them. */
export function kindOf(source: string): DocumentKind | undefined {
    const reader = new ScriptReader(source);
    reader.skip();
    const word = reader.take(/[a-z_.]+/);
    return KINDS.find((kind) => kind === word);
}

/** @throws ApiError 400 ERROR_CODE_SYNTAX_ERROR */
export function readDocument(source: string): Document {
    const kind = kindOf(source);
    if (kind === undefined) {
        const reader = new ScriptReader(source);
        reader.skip();
        return reader.fail();
    }
    const declaration = parseDeclaration(source, kind, () => undefined);
    const { guid } = declaration.clauses;
    return { ...declaration, kind, source, guid: typeof guid === 'string' ? guid : undefined };
}

/** The document with one more clause before its last brace; a clause that is there stays. */
export function withClause(source: string, name: string, value: string): string {
    const end = source.lastIndexOf('}');
    if (end === -1 || new RegExp(`^\\s*${name}\\s*=`, 'm').test(source)) return source;
    return `${source.slice(0, end).trimEnd()}\n  ${name} = ${value}\n${source.slice(end)}`;
}

/** What two documents of the same object are compared by. */
export const withoutGuid = (source: string): string => source.replace(/^[ \t]*guid[ \t]*=.*\n?/m, '').trim();

/** Several documents are parted by lines that hold `---` and nothing else. */
export const splitDocuments = (text: string): readonly string[] =>
    text
        .split(/^---[ \t\r]*$/m)
        .map((part) => part.trim())
        .filter((part) => part !== '');

export const joinDocuments = (documents: readonly string[]): string => `${documents.join('\n---\n')}\n`;
