import { describe, expect, test } from '@jest/globals';
import { readArguments } from '../../../weweb-plugin/engine/arguments.js';

const spec = {
    tableId: 'id!',
    page: 'number',
    dryRun: 'boolean',
    name: 'text',
    values: 'object',
    items: 'list',
    filter: 'json',
    file: 'file',
} as const;

const read = (given: unknown) => readArguments('act', spec, given);
const with1 = (more: object) => ({ tableId: 1, ...more });
const thrown = (given: unknown): unknown => {
    try {
        return read(given);
    } catch (error) {
        return error;
    }
};

describe('what WeWeb hands over becomes what it means', () => {
    test.each([
        ['numbers typed into a text', { tableId: ' 12 ', page: '3' }, { tableId: 12, page: 3 }],
        ['a UUID', { tableId: 'c1a8-uuid' }, { tableId: 'c1a8-uuid' }],
        [
            'more digits than a number keeps',
            { tableId: '12345678901234567890' },
            { tableId: '12345678901234567890' },
        ],
        ['yes and no', with1({ dryRun: 'No' }), with1({ dryRun: false })],
        ['1 for true', with1({ dryRun: 1 }), with1({ dryRun: true })],
        ['a number for a text', with1({ name: 7 }), with1({ name: '7' })],
        ['the JSON of an object', with1({ values: ' {"a":1}' }), with1({ values: { a: 1 } })],
        ['the JSON of a list', with1({ items: '[1,2]' }), with1({ items: [1, 2] })],
        ['a text that only looks like JSON', with1({ filter: '[open' }), with1({ filter: '[open' })],
        ['false and 0', with1({ dryRun: false, page: 0 }), with1({ dryRun: false, page: 0 })],
        ['what is left empty', with1({ page: '', name: null, values: undefined }), with1({})],
        ['keys it does not take', with1({ other: 1 }), with1({})],
    ])('%s', (_, given, expected) => {
        expect(read(given)).toEqual(expected);
    });

    test('the first file of an input that takes several', () => {
        const file = new File(['x'], 'a.txt');
        expect(read(with1({ file: [file] })).file).toBe(file);
    });
});

describe('what cannot be meant is named', () => {
    test.each([
        [[], 'MISSING', 'act: tableId is missing.'],
        [undefined, 'MISSING', 'act: tableId is missing.'],
        [{ tableId: '' }, 'MISSING', 'act: tableId is missing.'],
        [with1({ page: 'two' }), 'WRONG_TYPE', 'act: page must be a number.'],
        [with1({ page: {} }), 'WRONG_TYPE', 'act: page must be a number.'],
        [with1({ dryRun: 'perhaps' }), 'WRONG_TYPE', 'act: dryRun must be true or false.'],
        [with1({ values: [1] }), 'WRONG_TYPE', 'act: values must be an object.'],
        [with1({ items: { 0: 1 } }), 'WRONG_TYPE', 'act: items must be a list.'],
        [
            with1({ file: 'C:\\fakepath\\a.csv' }),
            'WRONG_TYPE',
            'act: file must be a file, as the value of a file input.',
        ],
    ])('%j', (given, code, message) => {
        expect(thrown(given)).toMatchObject({ name: 'XanoAdminError', kind: 'validation', code, message });
    });

    test('what it was is told, but not at length', () => {
        const { hint } = thrown(with1({ page: 'x'.repeat(500) })) as { hint: string };
        expect(hint).toContain('It was the text "xxxx');
        expect(hint.length).toBeLessThan(150);
    });
});
