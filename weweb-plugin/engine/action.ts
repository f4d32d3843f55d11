import type { AbortSignalLike } from 'xano-connect/pure';
import { readArguments } from './arguments.js';
import type { ArgumentsOf, ArgumentSpec } from './arguments.js';
import type { Connection } from './connection.js';
import { XanoAdminError } from './error.js';
import { parts } from './parts.js';
import type { PartName } from './parts.js';
import type { WriteFamily } from './settings.js';

/** How far a long action is; the value of the variable `progress`. */
export interface Progress {
    readonly action: string;
    readonly done: number;
    readonly total: number | null;
    /** 0 to 100; null while the end is not known. */
    readonly percent: number | null;
    readonly failed: number;
    readonly rowsPerSecond: number | null;
    readonly etaMs: number | null;
    readonly running: boolean;
}

/** What an action works with. */
export interface ActionContext extends Connection {
    progress(state: Partial<Progress>): void;
    readonly signal?: AbortSignalLike | undefined;
}

/** An action as the plugin runs it: what it is called, what it takes, what it does. */
export interface Action<S extends ArgumentSpec = ArgumentSpec> {
    /** Name of the method of the plugin; never renamed once released. */
    readonly code: string;
    readonly args: S;
    /** What has to be switched on in the settings for it; reads need nothing. */
    readonly writes?: WriteFamily;
    /** It removes or changes many: the argument `confirm` must be the exact name of the table `tableId`. */
    readonly confirms?: true;
    /** Parts of the engine that it works with; they are there before anything is sent. */
    readonly needs?: readonly PartName[];
    run(context: ActionContext, args: ArgumentsOf<S>): Promise<unknown>;
}

/** Keeps the types of the arguments for `run`. */
export const defineAction = <const S extends ArgumentSpec>(action: Action<S>): Action => action;

/**
 * Writes of this family are switched on. Called by actions of which only some calls write.
 *
 * @throws XanoAdminError `WRITES_OFF`
 */
export function requireWrites({ settings }: Connection, code: string, family: WriteFamily): void {
    if (settings.allowWrites?.includes(family) === true) return;
    throw new XanoAdminError({
        kind: 'permission',
        code: 'WRITES_OFF',
        message: `${code}: writing (${family}) is switched off, so nothing was sent.`,
        hint: `Switch "${family}" on in the settings of Xano Admin, Writes.`,
    });
}

/**
 * What is about to be changed was named by whoever wants it.
 *
 * @param what is named, such as `the table`
 * @throws XanoAdminError `CONFIRM`
 */
export function requireConfirmation(code: string, given: unknown, name: string, what: string): void {
    if (given === name) return;
    throw new XanoAdminError({
        code: 'CONFIRM',
        message: `${code}: Confirmation is ${given === undefined ? 'empty' : `not the name of ${what}`}, so nothing was changed.`,
        hint: `Set confirm to the exact name of ${what}: ${name}`,
    });
}

/** The action may write, and what it removes was confirmed; everything before anything is sent but the table's name. */
async function permit(
    { code, writes, confirms, needs = [] }: Action,
    context: ActionContext,
    args: Readonly<Record<string, unknown>>,
): Promise<void> {
    if (writes !== undefined) requireWrites(context, code, writes);
    await Promise.all(needs.map((name) => parts[name]()));
    if (confirms !== true || args['dryRun'] === true) return;
    const name = await context.tableName(args['tableId'] as number | string);
    requireConfirmation(code, args['confirm'], name, 'the table');
}

/** Reads the arguments, asks whether it may, and does it. */
export async function perform(action: Action, context: ActionContext, given: unknown): Promise<unknown> {
    const args = readArguments(action.code, action.args, given);
    await permit(action, context, args);
    return action.run(context, args);
}
