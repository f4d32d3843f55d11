import type { ArgumentKind, ArgumentSpec } from '../engine/arguments.js';
import type { Box, Field } from '../engine/panel.js';

/** An argument of an action in WeWeb's words. */
export interface WewebArgument {
    readonly name: string;
    readonly type: string;
    readonly needed: boolean;
    readonly description: string;
    readonly bindable: boolean;
}

const BY_KIND: Readonly<Record<ArgumentKind, string>> = {
    id: 'string',
    number: 'number',
    boolean: 'boolean',
    text: 'string',
    object: 'object',
    list: 'array',
    json: 'object',
    file: 'object',
};

/** What the box makes is told more closely by it than by what the action would accept. */
const BY_BOX: Readonly<Partial<Record<Extract<Box, string>, string>>> = {
    table: 'number',
    apiGroup: 'number',
    endpoint: 'number',
    sort: 'array',
    columns: 'array',
};

const typeOf = (kind: ArgumentKind, { box }: Field): string =>
    (typeof box === 'string' ? BY_BOX[box] : undefined) ?? BY_KIND[kind];

/**
 * The arguments that a panel shows, in its order.
 *
 * @throws Error for a field that the action does not take.
 */
export function wewebArguments(
    code: string,
    spec: ArgumentSpec,
    fields: Readonly<Record<string, Field>>,
): readonly WewebArgument[] {
    return Object.entries(fields).map(([name, field]) => {
        const type = spec[name];
        if (type === undefined) throw new Error(`${code} takes no ${name}, which its panel shows`);
        const { label, help } = field;
        return {
            name,
            type: typeOf(type.replace('!', '') as ArgumentKind, field),
            needed: type.endsWith('!'),
            description: help === undefined ? label : `${label}: ${help}`,
            bindable: field.bindable !== false,
        };
    });
}
