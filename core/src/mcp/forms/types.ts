import type { JsonSchema } from '../types.js';

/** One input of a tool, as a form shows it. A flat list of these says everything the schema does. */
export interface FieldDescription {
    /** Where its value belongs, such as `filters.status`; unique in the list. Empty for the arguments themselves. */
    readonly path: string;
    /** The same, key by key. */
    readonly keys: readonly string[];
    /** The JSON type; `any` where the schema allows several or does not say. */
    readonly type: FieldType;
    /** Every JSON type the schema names, `null` among them. */
    readonly types: readonly string[];
    readonly title?: string;
    readonly description?: string;
    /** It must be given whenever what it is part of is given. */
    readonly required: boolean;
    /** Path of the nearest object around it that may itself be left out. */
    readonly within?: string;
    readonly default?: unknown;
    /** The values to choose from. */
    readonly enum?: readonly unknown[];
    /**
     * True for an object whose properties are fields of their own, which follow it in the list: its own value then holds
     * only keys that are none of them, and is `{}` for an object that is given and empty.
     */
    readonly nested?: true;
    /** Whether an object takes keys the schema does not list, or what their values must be. */
    readonly additionalProperties?: boolean | JsonSchema;
    /** Of a list: the fields of one element, with paths inside it. */
    readonly items?: readonly FieldDescription[];
    /** Of `oneOf` or `anyOf`: the ways to fill it in, the value being given as a whole. */
    readonly variants?: readonly FieldVariant[];
    /** The schema as the server sent it, with every rule that has no place above. */
    readonly schema: JsonSchema;
}

export type FieldType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null' | 'any';

export interface FieldVariant {
    readonly title?: string;
    readonly type: FieldType;
    /** The fields of this way, with paths inside the value; of a plain value one with an empty path. */
    readonly fields: readonly FieldDescription[];
}
