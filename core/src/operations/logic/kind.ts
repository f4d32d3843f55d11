import type * as z from 'zod/mini';
import type { NameKind } from '../../name-kind.js';
import type { Declaration, McpCall } from '../../operation.js';
import { branch, includeDraft, listing } from '../fields.js';
import { publish } from '../logic.js';

type Schema = z.ZodMiniType;
export type Shape = Record<string, Schema>;

/** One kind of thing that is written in XanoScript, as far as it differs from the others. */
export interface Kind<Id extends Shape, Item extends Shape> {
    /** First part of the ids of its operations. */
    readonly resource: string;
    /** For people: `an add-on`, `add-ons`. */
    readonly one: string;
    readonly all: string;
    /** What it is, after a colon. */
    readonly what: string;
    /** Path of its list, below the workspace. */
    readonly path: string;
    /** The input field that says which one. */
    readonly id: Id;
    /** What an answer has. */
    readonly item: () => Item;
    /** What becomes of everything that needs a deleted one. */
    readonly without: string;
    /** The box to tick, without its level; null where Xano names none. */
    readonly scope: string | null;
    /** Its MCP tools: what their names end in, and the list where it is called otherwise. */
    readonly tools: { readonly noun?: string; readonly list?: string };
}

/** Which of the common fields the operations of a kind take. */
export interface Takes<
    Branch extends Shape,
    Listing extends Shape,
    Draft extends Shape,
    Publish extends Shape,
> {
    readonly branch: Branch;
    readonly listing: Listing;
    /** The order of the list by itself, for people. */
    readonly order: string;
    readonly draft: Draft;
    readonly publish: Publish;
}

const NEWEST = { branch, listing, order: 'newest first' };
export const DRAFTED = { ...NEWEST, draft: includeDraft, publish };
export const LIVE_AT_ONCE = { ...NEWEST, draft: {}, publish: {} };

/** Types a declaration that is made outside of `defineOperations`. */
export const declared = <I extends Schema, O extends Schema>(
    declaration: Declaration<I, O>,
): Declaration<I, O> => declaration;

type AnyKind = Kind<Shape, Shape>;

/** Where it is found, by id or name. */
export function placeOf({ resource, one, path, id, scope }: AnyKind, inBranch = true) {
    const all = `/workspace/{workspace_id}${path}`;
    const [key = ''] = Object.keys(id);
    const kind: NameKind = {
        resource,
        scope: boxOf({ scope }, 'Read'),
        label: one.slice(one.indexOf(' ') + 1),
        lists: [all],
        search: true,
        ...(inBranch ? { branch: true } : {}),
        listedBy: `xano.${resource}.list()`,
    };
    return { all, one: `${all}/{${key}}`, names: { [key]: kind } };
}

export const boxOf = ({ scope }: Pick<AnyKind, 'scope'>, level: string): string | null =>
    scope === null ? null : `${scope}: ${level}`;

/** The MCP tool, where the server has one. */
export function toolOf({ tools: { noun, list } }: AnyKind, verb: string, after = ''): { mcp?: McpCall } {
    const tool = verb === 'list' && list !== undefined ? list : noun && `${verb}${noun}${after}`;
    return tool === undefined ? {} : { mcp: { tool } };
}
