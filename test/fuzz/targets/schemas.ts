import fc from 'fast-check';
import { isPlainObject } from '../../../core/src/invalid-input.js';
import { compareSchema, describeFields, toColumnAdder } from '../../../core/src/schema/index.js';
import type { Column, Index } from '../../../core/src/schema/index.js';
import { attemptOwn } from '../check.js';
import { constantText, either, jsonText, listText, objectText, parsed, untyped } from '../odd.js';
import type { Target } from '../target.js';

const fieldText: fc.Arbitrary<string> = fc.letrec<{ field: string }>((tie) => ({
    field: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        constantText('text', 'int', 'string?', 'nonsense', 'text[]', ''),
        objectText({
            name: constantText('a', 'id', '__proto__', 'created_at'),
            type: constantText(
                'text',
                'int',
                'decimal',
                'enum',
                'object',
                'timestamp',
                'vector',
                'image',
                'tableref',
                'x',
            ),
            required: constantText(true, 'yes'),
            unique: constantText(true),
            default: constantText(0, 'now', '', null, [], 1e308),
            values: constantText(['a', 'b'], ['a', 'a'], [], 'a'),
            children: fc.oneof(listText(tie('field'), 2), jsonText),
            filters: objectText({ min: constantText(1, 'x'), trim: constantText(true) }),
            foreign_key: constantText('orders', 1, 'orders.id', { table: 'x' }),
            size: constantText(3, -1, 1.5),
            style: constantText('list', 'single'),
        }),
    ),
})).field;

const fieldsText = fc.oneof(
    listText(fieldText, 4),
    fc
        .array(fc.tuple(fc.constantFrom('a', 'b', 'id', '__proto__', 'constructor', 'a b'), fieldText), {
            maxLength: 4,
        })
        .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`),
);

const columnsText = listText(
    objectText({
        name: constantText('a', 'b', 'id', '__proto__'),
        type: constantText('text', 'int', 'enum', 'object', 'vector', 'odd'),
        nullable: constantText(true),
        required: constantText(true),
        default: constantText('', '0', 0),
        values: constantText(['a']),
        validators: objectText({ min: constantText(1) }),
        children: jsonText,
        style: constantText('list', 'single', { type: 'list' }),
    }),
    4,
);

const objects = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
    Array.isArray(value) ? value.filter(isPlainObject) : [];

/** Described fields, held against columns as a server may list them. */
export const schemas: Target = {
    name: 'table schemas',
    share: 12,
    property: fc.asyncProperty(either(fieldsText), parsed(columnsText), async (fields, current) => {
        const described = await attemptOwn(() => describeFields(untyped(fields)));
        await attemptOwn(() => toColumnAdder(untyped(fields)));
        if (described === undefined) return;
        // What is no column of a table is told apart where answers are read.
        const columns = objects(current).filter(
            ({ name }) => typeof name === 'string',
        ) as unknown as Column[];
        const indexes: Index[] = [];
        await attemptOwn(() => describeFields(untyped(fields), 'fields', columns));
        await attemptOwn(() =>
            compareSchema({ columns, indexes }, described as ReturnType<typeof describeFields>),
        );
    }),
};
