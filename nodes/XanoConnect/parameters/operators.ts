import type { INodePropertyOptions } from 'n8n-workflow';
import type { SearchInput } from 'xano-connect/pure/composites';
import { textOf } from './text.js';

type Value = Exclude<Extract<SearchInput, { readonly field: string }>['value'], undefined>;

/** What is compared: the column, and what is known of it. */
export interface Compared {
    readonly field: string;
    /** It holds a list or JSON, whose parts are compared. */
    readonly parts: boolean;
    /** It holds a text, which may be empty without being null. */
    readonly text: boolean;
}

interface Operator extends INodePropertyOptions {
    readonly value: string;
    /** What stands in the Value box: nothing, one value, several, two bounds, or a text as it is. */
    readonly takes: 'nothing' | 'one' | 'several' | 'bounds' | 'text';
    readonly condition: (compared: Compared, value: Value) => SearchInput;
}

const is =
    (operator: string): Operator['condition'] =>
    ({ field }, value) => ({ field, operator, value });

/** `%` and `_` stand for anything in a pattern. choice: the backslash takes that from them, as in Xano's PostgreSQL. */
const literal = (value: Value): string => textOf(value).replace(/[%_\\]/g, '\\$&');

const nothing = ['', null] as const;
const emptiness = ({ text }: Compared) => (text ? nothing : [null]);

/** Every comparison of a condition, in the order of the alphabet. */
const operators: readonly Operator[] = [
    {
        name: 'Begins With',
        value: 'beginsWith',
        takes: 'text',
        condition: ({ field }, value) => ({ field, operator: 'ilike', value: `${literal(value)}%` }),
    },
    {
        name: 'Contains',
        value: 'contains',
        takes: 'one',
        description: 'A part of a text in capitals or not, or an element of a list',
        condition: ({ field, parts }, value) => ({ field, operator: parts ? 'contains' : 'includes', value }),
    },
    {
        name: 'Does Not Contain',
        value: 'notContains',
        takes: 'one',
        condition: ({ field, parts }, value) => ({
            field,
            operator: parts ? 'not contains' : 'not includes',
            value,
        }),
    },
    {
        name: 'Ends With',
        value: 'endsWith',
        takes: 'text',
        condition: ({ field }, value) => ({ field, operator: 'ilike', value: `%${literal(value)}` }),
    },
    { name: 'Equals', value: 'equals', takes: 'one', condition: is('=') },
    { name: 'Is After or Greater Than', value: 'greater', takes: 'one', condition: is('>') },
    { name: 'Is At Least', value: 'atLeast', takes: 'one', condition: is('>=') },
    { name: 'Is At Most', value: 'atMost', takes: 'one', condition: is('<=') },
    { name: 'Is Before or Less Than', value: 'less', takes: 'one', condition: is('<') },
    {
        name: 'Is Between',
        value: 'between',
        takes: 'bounds',
        description: 'Two values separated by a comma, both included',
        condition: is('between'),
    },
    {
        name: 'Is Empty',
        value: 'empty',
        takes: 'nothing',
        description: 'Without a value, or an empty text. The value is not used.',
        condition: (compared) => ({
            or: emptiness(compared).map((value) => ({ field: compared.field, operator: '=', value })),
        }),
    },
    {
        name: 'Is Not Empty',
        value: 'notEmpty',
        takes: 'nothing',
        description: 'With a value that is no empty text. The value is not used.',
        condition: (compared) => ({
            and: emptiness(compared).map((value) => ({ field: compared.field, operator: '!=', value })),
        }),
    },
    {
        name: 'Is Not One Of',
        value: 'notIn',
        takes: 'several',
        description: 'Several values, separated by commas or as a JSON list',
        condition: is('not in'),
    },
    {
        name: 'Is One Of',
        value: 'in',
        takes: 'several',
        description: 'Several values, separated by commas or as a JSON list',
        condition: is('in'),
    },
    {
        name: 'Matches Pattern',
        value: 'regex',
        takes: 'text',
        description: 'A regular expression',
        condition: is('~'),
    },
    { name: 'Not Equals', value: 'notEquals', takes: 'one', condition: is('!=') },
];

export const operatorOptions: INodePropertyOptions[] = operators.map(({ name, value, description }) => ({
    name,
    value,
    ...(description === undefined ? {} : { description }),
}));

export const findOperator = (value: unknown): Operator | undefined =>
    operators.find((operator) => operator.value === value);
