import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';

const HOUR = 3_600_000;

export const AUDIT_LOG_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'auditLog',
        operation: 'search',
        about: 'newest first, up to the limit',
        parameters: { returnAll: false, limit: 5 },
        expect: (items) => {
            const ids = items.map(({ json }) => Number(json['id']));
            assert.equal(ids.length, 5);
            assert.deepEqual(
                ids,
                [...ids].sort((a, b) => b - a),
            );
        },
    }),
    nodeCase({
        resource: 'auditLog',
        operation: 'search',
        about: 'a type of change to something, by somebody',
        before: async (xano, name) => {
            await xano.table.add({ name });
            const { email } = await xano.account.me();
            return { name, email };
        },
        parameters: ({ name, email }) => ({
            returnAll: true,
            filters: { type: 'table:create', text: name.toUpperCase(), user: email },
            options: { includeData: true },
        }),
        expect: (items, _, { name }) => {
            assert.equal(items.length, 1);
            assert.match(String(items[0]?.json['msg']), new RegExp(name));
        },
    }),
    nodeCase({
        resource: 'auditLog',
        operation: 'search',
        about: 'within a period, with a condition as JSON',
        before: () => Promise.resolve(Date.now()),
        parameters: (now) => ({
            returnAll: true,
            filters: {
                since: new Date(now - 60 * 24 * HOUR).toISOString(),
                until: new Date(now - 24 * HOUR).toISOString(),
                search: '{"type": "branch:create"}',
            },
        }),
        expect: (items) => {
            assert.ok(items.length > 0);
            assert.ok(items.every(({ json }) => json['type'] === 'branch:create'));
        },
    }),
    nodeCase({
        resource: 'auditLog',
        operation: 'search',
        about: 'nothing that is still to come',
        parameters: { returnAll: true, filters: { since: '={{ $now.plus({ days: 2 }) }}' } },
        expect: (items) => assert.equal(items.length, 0),
    }),
    nodeCase({
        resource: 'auditLog',
        operation: 'search',
        about: 'a date that is none',
        parameters: { filters: { since: 'yesterday evening' } },
        fails: ({ message }) => assert.equal(message, 'The parameter “Since” is not a date'),
    }),
    nodeCase({
        resource: 'auditLog',
        operation: 'search',
        about: 'a filter that is no JSON',
        parameters: { filters: { search: '{type: table' } },
        fails: ({ message }) => assert.match(message, /“Filter as JSON” is not JSON/),
    }),
];
