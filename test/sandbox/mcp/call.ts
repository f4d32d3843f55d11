import type { Dispatch, SandboxReply, SandboxRequest } from '../exchange.js';
import { ApiError, invalidParam, missingParam } from '../errors.js';
import { argumentsOf, pathNames, requiredOf } from './tool.js';
import type { JsonSchema, Tool } from './tool.js';

export type Arguments = Readonly<Record<string, unknown>>;

const typeTests: Readonly<Record<string, (value: unknown) => boolean>> = {
    integer: Number.isInteger,
    string: (value) => typeof value === 'string',
    boolean: (value) => typeof value === 'boolean',
    array: Array.isArray,
    object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

const fits = (schema: JsonSchema, value: unknown): boolean =>
    [schema.type].flat().some((type) => typeTests[String(type)]?.(value) ?? true);

// choice: wrong and missing arguments answer as the Metadata API would; ids must be numbers, as ids are integers.
function check(tool: Tool, args: Arguments): void {
    const missing = requiredOf(tool).find((name) => args[name] === undefined);
    if (missing !== undefined) throw missingParam(missing);
    for (const [name, schema] of Object.entries(argumentsOf(tool))) {
        if (args[name] !== undefined && !fits(schema, args[name])) throw invalidParam(name);
    }
}

const given = (args: Arguments, names: readonly string[]): [string, unknown][] =>
    names.filter((name) => args[name] !== undefined).map((name) => [name, args[name]]);

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function bodyOf(tool: Tool, args: Arguments): { readonly type?: string; readonly body?: unknown } {
    if (tool.script !== undefined) return { type: 'text/x-xanoscript', body: args[tool.script] };
    if (tool.columns) {
        const own = new Set(Object.keys(argumentsOf(tool)));
        const columns = Object.entries(args).filter(([name]) => !own.has(name));
        return { type: 'application/json', body: Object.fromEntries(columns) };
    }
    if (tool.body === undefined) return {};
    return { type: 'application/json', body: Object.fromEntries(given(args, Object.keys(tool.body))) };
}

/**
 * The Metadata request of a tool call. Arguments the tool does not know are left out, as the real server was seen to do.
 * @throws ApiError 400 on a missing or mistyped argument.
 */
export function requestOf(tool: Tool, args: Arguments, token: string, origin: string): SandboxRequest {
    check(tool, args);
    const path = pathNames(tool).reduce(
        (filled, name) => filled.replace(`{${name}}`, () => encodeURIComponent(plain(args[name]))),
        tool.path,
    );
    const query = new URLSearchParams(
        given(args, Object.keys(tool.query ?? {})).map(([name, value]) => [name, plain(value)]),
    );
    const { type, body } = bodyOf(tool, args);
    return {
        method: tool.method,
        path,
        query,
        headers: {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            ...(type === undefined ? {} : { 'content-type': type }),
        },
        body,
        url: `${origin}/api:meta${path}${query.size > 0 ? `?${query.toString()}` : ''}`,
    };
}

/** What every door needs to carry a tool call out. */
export interface Caller {
    readonly dispatch: Dispatch;
    readonly origin: () => string;
}

const decoder = new TextDecoder();

/** Carries a call out; errors come back as replies, in the Metadata API's envelope. */
export async function callTool(
    caller: Caller,
    tool: Tool,
    args: Arguments,
    token: string,
): Promise<SandboxReply> {
    try {
        const reply = await caller.dispatch(requestOf(tool, args, token, caller.origin()));
        // choice: what the Metadata API sends as a document of its own (YAML) is the text of the result.
        return reply.body instanceof Uint8Array ? { ...reply, body: decoder.decode(reply.body) } : reply;
    } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return { status: error.status, body: error.toBody() };
    }
}
