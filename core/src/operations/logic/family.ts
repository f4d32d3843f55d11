import * as z from 'zod/mini';
import { confirm, includeXanoscript, restriction, script, scriptOr, text, workspace } from '../fields.js';
import { withDescription } from '../logic.js';
import { nothing, pageOf, thing } from '../shapes.js';
import { boxOf, declared, DRAFTED, LIVE_AT_ONCE, placeOf, toolOf } from './kind.js';
import type { Kind, Shape, Takes } from './kind.js';

/** The operations that all kinds of thing written in XanoScript have, made from what is different about a kind. */

/** As text is the only way to write most of them. */
const wholeScript = {
    /** The whole definition as XanoScript. */
    xanoscript: text(),
};

/** Changes keep a draft where asked to, and each can be restricted: add-ons, tools, triggers. */
export const drafted = <Id extends Shape, Item extends Shape>(kind: Kind<Id, Item>) => ({
    ...shown(kind, DRAFTED),
    ...scripted(kind, DRAFTED),
    ...removable(kind, DRAFTED),
    ...restricted(kind),
});

/** Every change is live at once: agents, MCP servers. */
export const undrafted = <Id extends Shape, Item extends Shape>(kind: Kind<Id, Item>) => ({
    ...shown(kind, LIVE_AT_ONCE),
    ...scripted(kind, LIVE_AT_ONCE),
    ...removable(kind, LIVE_AT_ONCE),
});

/** As `drafted`, but can be described by settings as well as written: tasks, middleware, workflow tests. */
export const described = <Id extends Shape, Item extends Shape, Made extends Shape, Changed extends Shape>(
    kind: Kind<Id, Item>,
    settings: Settings<Made, Changed>,
) => ({
    ...shown(kind, DRAFTED),
    ...settable(kind, settings),
    ...removable(kind, DRAFTED),
    ...restricted(kind),
});

export function shown<
    Id extends Shape,
    Item extends Shape,
    Branch extends Shape,
    Listing extends Shape,
    Draft extends Shape,
    Publish extends Shape,
>(kind: Kind<Id, Item>, takes: Takes<Branch, Listing, Draft, Publish>) {
    const { one, all, what } = kind;
    const inBranch = 'branch' in takes.branch;
    const { names, ...place } = placeOf(kind, inBranch);
    const asked = [...Object.keys(takes.draft), 'include_xanoscript'];
    return {
        list: declared({
            title: `List ${all}`,
            description: `${capital(all)} of a ${inBranch ? 'branch' : 'workspace'}, ${takes.order}: ${what}.`,
            effect: 'read',
            scope: boxOf(kind, 'Read'),
            input: () =>
                z.strictObject({
                    ...workspace,
                    ...takes.branch,
                    ...takes.listing,
                    ...takes.draft,
                    ...includeXanoscript,
                }),
            output: () => pageOf(thing(kind.item())),
            rest: {
                method: 'GET',
                path: place.all,
                ...(inBranch ? { branch: true } : {}),
                query: [...Object.keys(takes.branch), ...Object.keys(takes.listing), ...asked],
                paging: { perPage: 100 },
            },
            ...toolOf(kind, 'list', 's'),
        }),

        get: declared({
            title: `Get ${one}`,
            description: `${withFirst(one, 'One')}; its XanoScript comes with \`include_xanoscript\`.`,
            effect: 'read',
            scope: boxOf(kind, 'Read'),
            input: () => z.strictObject({ ...workspace, ...kind.id, ...takes.draft, ...includeXanoscript }),
            output: () => thing(kind.item()),
            rest: { method: 'GET', path: place.one, names, query: asked },
            ...toolOf(kind, 'get'),
        }),
    };
}

/** Written in XanoScript, and in nothing else. */
export function scripted<
    Id extends Shape,
    Item extends Shape,
    Branch extends Shape,
    Listing extends Shape,
    Draft extends Shape,
    Publish extends Shape,
>(kind: Kind<Id, Item>, takes: Takes<Branch, Listing, Draft, Publish>) {
    const { one } = kind;
    const inBranch = 'branch' in takes.branch;
    const { names, ...place } = placeOf(kind, inBranch);
    const live = 'publish' in takes.publish ? 'live at once unless `publish` is false' : 'live at once';
    return {
        create: declared({
            title: `Create ${one}`,
            description: `Creates ${one} from XanoScript.`,
            effect: 'create',
            scope: boxOf(kind, 'Create'),
            input: () =>
                z.strictObject({ ...workspace, ...takes.branch, ...wholeScript, ...includeXanoscript }),
            output: () => thing(kind.item()),
            rest: {
                method: 'POST',
                path: place.all,
                ...(inBranch ? { branch: true } : {}),
                query: [...Object.keys(takes.branch), 'include_xanoscript'],
                xanoscript: 'xanoscript',
            },
            ...toolOf(kind, 'create'),
        }),

        update: declared({
            title: `Update ${one}`,
            description: `Makes ${one} what its new XanoScript says, ${live}.`,
            effect: 'update',
            scope: boxOf(kind, 'Update'),
            input: () =>
                z.strictObject({
                    ...workspace,
                    ...kind.id,
                    ...wholeScript,
                    ...takes.publish,
                    ...includeXanoscript,
                }),
            output: () => thing(kind.item()),
            rest: {
                method: 'PUT',
                path: place.one,
                names,
                query: [...Object.keys(takes.publish), 'include_xanoscript'],
                xanoscript: 'xanoscript',
            },
            ...toolOf(kind, 'update'),
        }),
    };
}

/** What can be set without XanoScript. */
export interface Settings<Made extends Shape, Changed extends Shape> {
    readonly made: Made;
    readonly changed: Changed;
    /** What creating needs beside the name. */
    readonly needed: readonly string[];
}

/** Written in XanoScript, or described by settings, which leave the logic to XanoScript. */
function settable<Id extends Shape, Item extends Shape, Made extends Shape, Changed extends Shape>(
    kind: Kind<Id, Item>,
    { made, changed, needed }: Settings<Made, Changed>,
) {
    const { one } = kind;
    const { names, ...place } = placeOf(kind);
    const list = (...required: readonly string[]) => required.map((key) => `\`${key}\``).join(', ');
    return {
        create: declared({
            title: `Create ${one}`,
            description: `Creates ${one} without logic from ${list('name', ...needed)}, or with it from XanoScript.`,
            effect: 'create',
            scope: boxOf(kind, 'Create'),
            input: () =>
                z
                    .strictObject({
                        ...workspace,
                        ...DRAFTED.branch,
                        ...made,
                        ...script,
                        ...includeXanoscript,
                    })
                    .check(scriptOr('name', ...needed)),
            output: () => thing(kind.item()),
            rest: {
                method: 'POST',
                path: place.all,
                branch: true,
                query: ['branch', 'include_xanoscript'],
                body: 'json',
                xanoscript: 'xanoscript',
                prepare: withDescription,
            },
            ...toolOf(kind, 'create'),
        }),

        update: declared({
            title: `Update ${one}`,
            description:
                `Changes ${one}, live at once unless \`publish\` is false: give ` +
                `${list('name', 'description', ...needed)} each time, or XanoScript.`,
            effect: 'update',
            scope: boxOf(kind, 'Update'),
            input: () =>
                z
                    .strictObject({
                        ...workspace,
                        ...kind.id,
                        ...changed,
                        ...script,
                        ...DRAFTED.publish,
                        ...includeXanoscript,
                    })
                    .check(scriptOr('name', 'description', ...needed)),
            output: () => thing(kind.item()),
            rest: {
                method: 'PUT',
                path: place.one,
                names,
                query: ['publish', 'include_xanoscript'],
                body: 'json',
                xanoscript: 'xanoscript',
            },
            ...toolOf(kind, 'update'),
        }),
    };
}

export function removable<Id extends Shape, Item extends Shape>(
    kind: Kind<Id, Item>,
    takes: { readonly branch: Shape },
) {
    const { one } = kind;
    const { names, ...place } = placeOf(kind, 'branch' in takes.branch);
    return {
        delete: declared({
            title: `Delete ${one}`,
            description: `Deletes ${one}; ${kind.without}.`,
            effect: 'delete',
            scope: boxOf(kind, 'Delete'),
            destroys: `${withFirst(one, 'the')} with its XanoScript`,
            input: () => z.strictObject({ ...workspace, ...kind.id, ...confirm }),
            output: nothing,
            rest: { method: 'DELETE', path: place.one, names },
            ...toolOf(kind, 'delete'),
        }),
    };
}

function restricted<Id extends Shape, Item extends Shape>(kind: Kind<Id, Item>) {
    const { one } = kind;
    const { names, ...place } = placeOf(kind);
    return {
        security: declared({
            title: `Restrict ${one}`,
            description: `Restricts ${one} to the API group of a \`guid\`, or lifts that.`,
            effect: 'update',
            scope: boxOf(kind, 'Update'),
            input: () => z.strictObject({ ...workspace, ...kind.id, ...restriction, ...includeXanoscript }),
            output: () => thing(kind.item()),
            rest: { method: 'PUT', path: `${place.one}/security`, names, body: 'json' },
            ...toolOf(kind, 'update', 'Security'),
        }),
    };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `an add-on` with another first word. */
const withFirst = (one: string, first: string): string => one.replace(/^\w+/, first);
