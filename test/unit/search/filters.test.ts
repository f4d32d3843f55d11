import { describe, expect, test } from '@jest/globals';
import { filtersToSearch, toXanoSearch } from '../../../core/src/search/index.js';

describe('filters of the older guide', () => {
    test('a value, and an operator inside a value', () => {
        const filters = { status: 'active', created_at: '>2024-01-01' };
        expect(toXanoSearch(filtersToSearch(filters))).toEqual([
            { status: 'active' },
            { 'created_at|>': '2024-01-01' },
        ]);
    });

    test('numbers and parts of a text', () => {
        const filters = { status_code: '>= 400', endpoint: 'contains /api/users', response_time: '> 1000' };
        expect(toXanoSearch(filtersToSearch(filters))).toEqual([
            expect.objectContaining({ op: '>=', right: { operand: 400 } }),
            {
                type: 'statement',
                left: { tag: 'col', operand: 'endpoint' },
                op: 'includes',
                right: { operand: '/api/users' },
            },
            expect.objectContaining({ op: '>', right: { operand: 1000 } }),
        ]);
    });

    test('what is no operator stays a value', () => {
        const filters = {
            a: 'contains',
            b: '>',
            c: '= 007',
            d: '!=x ',
            e: 5,
            f: ['x'],
            'g|in': ['y'],
            'h|>': '>1',
        };
        const { f, ...others } = filters;
        expect(toXanoSearch(filtersToSearch(others))).toEqual([
            { a: 'contains' },
            { b: '>' },
            { c: '007' },
            { 'd|!=': 'x' },
            { e: 5 },
            { 'g|in': ['y'] },
            { 'h|>': '>1' },
        ]);
        expect(() => toXanoSearch(filtersToSearch({ f }))).toThrow('compares with one value');
    });
});
