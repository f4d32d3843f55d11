import { XanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { resolveName } from '../names/resolve.js';
import type { Input } from '../operation.js';
import { adaptArguments, runPlan } from './adapt/index.js';
import type { AdaptContext, AdaptPlan } from './adapt/index.js';
import type { ToolAnswer, ToolCallOptions } from './client.js';
import { callLimits } from './door.js';
import type { McpDoor } from './door.js';
import { writeNotice } from './notice.js';
import { readToolResult } from './result.js';
import type { ToolResult } from './result.js';
import { toolError } from './tool-error.js';
import { effectOf, isDestructive, isIdempotent, resolveToolName } from './tools/index.js';
import type { McpTool } from './types.js';

/** One call of a tool in the server's own terms; throws where the tool failed, unless `raw` is asked for. */
export async function callOnce(
    door: McpDoor,
    tool: McpTool,
    args: Input,
    context: CallContext,
    options: ToolCallOptions = context.options,
): Promise<ToolResult> {
    if (effectOf(tool) !== 'read') await tellOfWrite(tool, args, context, options);
    const session = door.session(context);
    const { onProgress } = context.options;
    const raw = await session.callTool(tool.name, args, {
        ...callLimits(context),
        // Bulk work sends again itself, and has to know of every attempt whether it may have been carried out.
        idempotent: isIdempotent(tool) && context.letFinish !== true,
        ...(onProgress === undefined
            ? {}
            : { onProgress: (event) => onProgress({ operation: tool.name, ...event }) }),
    });
    const result = readToolResult(raw, tool.name);
    if (!result.isError) door.proven = true;
    if (!result.isError || options.raw === true) return result;
    const transport = session.server?.transport;
    throw toolError(result, tool, {
        secrets: [context.link.token],
        tokenProven: door.proven,
        ...(transport === undefined ? {} : { transport }),
    });
}

async function tellOfWrite(
    tool: McpTool,
    args: Input,
    context: CallContext,
    options: ToolCallOptions,
): Promise<void> {
    const notice = writeNotice(tool, args);
    context.logger?.(notice.warning === undefined ? 'info' : 'warn', 'write', { ...notice });
    await options.onWrite?.(notice);
}

/** Calls a tool under any of its names, with arguments in any form people know. */
export async function callTool(
    door: McpDoor,
    name: string,
    args: unknown,
    context: CallContext,
    options: ToolCallOptions,
): Promise<ToolAnswer> {
    const tools = await door.tools(context);
    const tool = resolveToolName(name, tools);
    const plan = await adaptArguments(tool, args ?? {}, adaptContext(door, tools, context));
    requireConfirmation(tool, plan, options);
    const results: ToolResult[] = [];
    try {
        const data = await runPlan(plan, async (called, given) => {
            const result = await callOnce(door, resolveToolName(called, tools), given, context, options);
            results.push(result);
            if (result.isError) throw new Failed(result);
            return result.data;
        });
        return answerOf(tool, plan, results, data);
    } catch (error) {
        if (!(error instanceof Failed)) throw error;
        return { ...error.result, tool: tool.name, notes: [...plan.notes, ...doneBefore(plan, results)] };
    }
}

/** Ends a plan at a failure that `raw` hands over: what comes after would work on an answer that is none. */
class Failed extends Error {
    readonly result: ToolResult;

    constructor(result: ToolResult) {
        super(result.text);
        this.result = result;
    }
}

function doneBefore({ calls }: AdaptPlan, results: readonly ToolResult[]): string[] {
    const done = calls.slice(0, results.length - 1).map(({ tool }) => tool);
    const failed = calls[results.length - 1]?.tool;
    return done.length === 0 ? [] : [`${failed ?? 'The last call'} failed. Done before: ${done.join(', ')}.`];
}

/** Of several calls the first is the one that was asked for; its text and raw result go along with the data of all. */
function answerOf(tool: McpTool, plan: AdaptPlan, results: readonly ToolResult[], data: unknown): ToolAnswer {
    const [first] = results;
    const made = () => ({ text: JSON.stringify(data), raw: { structuredContent: data }, isError: false });
    return { ...(first ?? made()), data, tool: tool.name, notes: plan.notes };
}

function adaptContext(door: McpDoor, tools: readonly McpTool[], context: CallContext): AdaptContext {
    const { workspaceId } = context.options;
    return {
        tools,
        now: () => context.link.runtime.now(),
        // Whatever is asked of the call itself: what is only read to make it must not fail unnoticed.
        call: async (called, given) =>
            (await callOnce(door, resolveToolName(called, tools), given, context, {})).data,
        // Names are looked up once for the whole client, over the Metadata API, which has filters the tools lack.
        resolve: (key, value, given) => resolveName(key, value, given, context, `the tool's ${key}`),
        ...(workspaceId === undefined ? {} : { workspaceId }),
    };
}

function requireConfirmation(tool: McpTool, plan: AdaptPlan, { confirm }: ToolCallOptions): void {
    if (confirm === true || (!isDestructive(tool) && plan.destroys === undefined)) return;
    const what = plan.destroys ?? 'what it works on';
    throw new XanoError({
        kind: 'validation',
        path: 'confirm',
        message: `${tool.name} may remove ${what} for good and was not confirmed. Nothing was changed.`,
        hint: 'Pass { confirm: true } as the third argument when that is what you want.',
    });
}
