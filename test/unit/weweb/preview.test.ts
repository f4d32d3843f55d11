import { expect, test } from '@jest/globals';
import { previewOf } from '../../../weweb-plugin/engine/preview.js';

test('arguments are told apart in the log, and their secrets and records stay out of it', () => {
    expect(
        previewOf({
            tableId: 1,
            authToken: 'secret',
            apiKey: 'secret',
            items: [1, 2],
            values: { email: 'a@b.c', password: 'p' },
            name: 'x'.repeat(80),
            page: null,
        }),
    ).toEqual({
        tableId: 1,
        authToken: '***',
        apiKey: '***',
        items: 'a list of 2',
        values: '{ email, password }',
        name: `${'x'.repeat(60)}…`,
        page: null,
    });
});

test.each([[undefined], [null], [[1]], ['text']])('%j has none', (args) => {
    expect(previewOf(args)).toEqual({});
});
