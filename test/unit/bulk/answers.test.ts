import { describe, expect, test } from '@jest/globals';
import { AnsweredIds, requireAsked } from '../../../core/src/operations/bulk/answered-ids.js';
import { omittedValues } from '../../../core/src/operations/bulk/omitted.js';

const kindOf = (work: () => unknown): unknown => {
    try {
        work();
        return 'taken';
    } catch (error) {
        return (error as { readonly kind?: unknown }).kind;
    }
};

describe('ids that answer a bulk add', () => {
    const rows = [{ id: 7 }, { id: '8' }];

    test.each([
        ['as many as rows', [1, 2], false, 'taken'],
        ['fewer', [1], false, 'outcome-unknown'],
        ['no list', { ids: [1, 2] }, false, 'outcome-unknown'],
        ['those that were given', [7, 8], true, 'taken'],
        ['others than were given', [1, 2], true, 'outcome-unknown'],
    ])('%s', (_, answer, keepIds, kind) => {
        expect(kindOf(() => new AnsweredIds('record.bulkAdd').take(answer, rows, keepIds))).toBe(kind);
    });

    test('those of an earlier answer are not taken for new ones', () => {
        const ids = new AnsweredIds('record.bulkAdd');
        expect(ids.take([1, 2], [{}, {}], false)).toEqual([1, 2]);
        expect(kindOf(() => ids.take([2, 3], [{}, {}], false))).toBe('outcome-unknown');
        expect(ids.take([3, 4], [{}, {}], false)).toEqual([3, 4]);
    });

    test('of a patch or a delete, only ids that were asked about', () => {
        expect(kindOf(() => requireAsked('record.bulkPatch', [1, '2'], [2, 1, 3]))).toBe('taken');
        expect(kindOf(() => requireAsked('record.bulkPatch', [4], [2, 1, 3]))).toBe('outcome-unknown');
    });
});

test('what stands in columns a record leaves out, where that is certain', () => {
    const column = (name: string, type: string, more: object = {}) => ({ name, type, ...more });
    expect(
        omittedValues([
            column('id', 'int'),
            column('created_at', 'timestamp', { default: 'now' }),
            column('name', 'text', { default: '' }),
            column('stock', 'int', { default: '5' }),
            column('price', 'decimal', { default: '1.50' }),
            column('active', 'bool', { default: 'true' }),
            column('note', 'text', { nullable: true }),
            column('at', 'timestamp', { nullable: true, default: '' }),
            column('tags', 'text', { style: 'list' }),
            column('data', 'json'),
        ]),
    ).toEqual({ name: '', stock: 5, price: 1.5, active: true, note: null, at: null });
});
