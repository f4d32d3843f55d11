import { XanoError } from '../errors.js';
import type { XanoErrorKind } from '../errors.js';
import { isPlainObject } from '../invalid-input.js';
import { excerpt, redactValue } from '../redact.js';
import type { ToolResult } from './result.js';
import { effectOf, findKnownTool } from './tools/index.js';
import type { KnownTool } from './tools/index.js';
import type { McpTool, McpTransportKind } from './types.js';

export interface ToolErrorContext {
    /** Masked wherever they stand in what Xano says. */
    readonly secrets?: readonly string[];
    readonly transport?: McpTransportKind;
    /** The same token was accepted before in this session. */
    readonly tokenProven?: boolean;
}

const KINDS: Readonly<Record<string, XanoErrorKind>> = {
    ERROR_CODE_NOT_FOUND: 'not-found',
    ERROR_CODE_INPUT_ERROR: 'validation',
    ERROR_CODE_SYNTAX_ERROR: 'validation',
    ERROR_CODE_BAD_REQUEST: 'validation',
    ERROR_CODE_UNAUTHORIZED: 'auth',
    ERROR_CODE_ACCESS_DENIED: 'permission',
    ERROR_CODE_PERMISSION_DENIED: 'permission',
    ERROR_CODE_TOO_MANY_REQUESTS: 'rate-limit',
    ERROR_FATAL: 'server',
};

/** What is known only by its wording; no code was recorded with it. */
const WORDINGS: readonly (readonly [RegExp, XanoErrorKind])[] = [
    [/duplicate|must be unique|already exists/i, 'conflict'],
    [/^\s*(?:error:\s*)?access denied/i, 'permission'],
    [/^\s*(?:error:\s*)?(?:invalid token|unauthori[sz]ed)/i, 'auth'],
];

const WHERE = 'Xano dashboard, instance settings, Metadata API & MCP Server';

function permissionHint(known: KnownTool | undefined): string {
    if (known?.scope == null) return "The token or its owner's role does not allow this tool.";
    const box = `Tick "${known.scope}" on the access token (${WHERE}, Manage Access Tokens)`;
    return known.type === 'table_content'
        ? `${box}, with "Live Data Source" for live records; where that is not enough, "Workspace Database" too.`
        : `${box}; the role of the token's owner must allow it too.`;
}

/** Over SSE, tools were seen to refuse good tokens, so nothing is claimed about the token (mcp-server.md 1.6). */
function authHint({ transport, tokenProven }: ToolErrorContext): string {
    if (transport === 'sse') {
        return `Over SSE Xano refuses good tokens too: use the URL that ends in /stream (${WHERE}).`;
    }
    if (tokenProven === true) {
        return 'The same token was accepted a moment ago: try again in a minute. If it stays, check that it was not revoked.';
    }
    return `Check that the whole token was pasted and belongs to this instance (${WHERE}, Manage Access Tokens).`;
}

function hintFor(
    kind: XanoErrorKind,
    known: KnownTool | undefined,
    context: ToolErrorContext,
): string | undefined {
    const hints: Partial<Record<XanoErrorKind, () => string>> = {
        permission: () => permissionHint(known),
        auth: () => authHint(context),
        'not-found': () => 'Check the ids: each must exist and be visible to this token.',
        validation: () => 'Xano refused the arguments and changed nothing. Correct them and call again.',
        conflict: () =>
            'A value that must be unique is there already. Change it, or update the record that has it.',
        'rate-limit': () => 'Wait at least 20 seconds, then call again.',
        server: () =>
            'Xano failed while working on it. After a change, read the data back before repeating the call.',
    };
    return hints[kind]?.();
}

/** Where in a script or in the input, as Xano's payload says it. */
function placeOf(payload: unknown): { readonly path?: string; readonly at: string } {
    if (!isPlainObject(payload)) return { at: '' };
    const { param, line, col } = payload;
    const at =
        typeof line === 'number'
            ? ` (line ${line + 1}${typeof col === 'number' ? `, column ${col + 1}` : ''})`
            : '';
    return typeof param === 'string' ? { path: param, at } : { at };
}

/**
 * The error for a result that is one: of the kind Xano's code or wording tells, else `tool`.
 *
 * @param result with `isError`.
 */
export function toolError(
    result: ToolResult,
    tool: Pick<McpTool, 'name' | 'annotations'>,
    context: ToolErrorContext = {},
): XanoError {
    const { envelope } = result;
    const known = findKnownTool(tool.name);
    const said = envelope?.message ?? result.text;
    const kind =
        WORDINGS.find(([pattern]) => pattern.test(said))?.[1] ??
        (envelope === undefined ? undefined : KINDS[envelope.code]) ??
        'tool';
    const { path, at } = placeOf(envelope?.payload);
    const code = envelope && excerpt(envelope.code, context.secrets, 100);
    const answer = [code, excerpt(said, context.secrets, 500)].filter(Boolean).join(', ');
    const written = effectOf(tool, known) !== 'read';
    const payload = envelope?.payload === '' ? undefined : envelope?.payload;
    return new XanoError({
        kind,
        message:
            `${tool.name}: the tool failed${answer === '' ? '' : `, ${answer}`}`.replace(/[.\s]*$/, '') +
            `${at}.`,
        hint: hintFor(kind, known, context),
        code,
        path: path && excerpt(path, context.secrets, 200),
        payload: payload === undefined ? undefined : redactValue(payload, context.secrets),
        // A refusal changed nothing; a failure half-way may have.
        maybeExecuted: written && (kind === 'server' || kind === 'tool'),
    });
}
