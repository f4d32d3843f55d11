import { describe, expect, test } from '@jest/globals';
import { wholeCatalogue } from 'xano-connect';
import type { Operation } from 'xano-connect/pure';
import { benchOf, META_URL, restOperations, TOKEN } from './bench.js';
import { operationRows } from './rows/index.js';
import { Whole } from './rows/row.js';
import type { OperationRow } from './rows/row.js';

const operations = new Map(restOperations.map((operation) => [operation.id, operation]));

function sentBody(body: unknown, headers: Readonly<Record<string, string>>): unknown {
    return typeof body === 'string' && headers['content-type'] === 'application/json'
        ? JSON.parse(body)
        : body;
}

const named = operationRows.map((row): [string, OperationRow] => [
    row.case === undefined ? row.id : `${row.id}: ${row.case}`,
    row,
]);

describe('the one request of an operation, and its answer', () => {
    test.each(named)('%s', async (_, { id, input, expect: wanted, answer, result = answer }) => {
        const { xano, runtime } = benchOf(answer instanceof Whole ? answer.respond : { json: answer });
        const given = structuredClone(input);

        expect(await xano.run(id, input)).toEqual(result);

        expect(runtime.requests).toHaveLength(1);
        const { method, url, headers, body } = runtime.requests[0]!;
        expect(`${method} ${url}`).toBe(
            `${wanted.method} ${wanted.url.startsWith('/') ? META_URL : ''}${wanted.url}`,
        );
        expect(headers).toEqual({
            accept: 'application/json',
            authorization: `Bearer ${TOKEN}`,
            ...wanted.headers,
        });
        expect(sentBody(body, headers)).toEqual(wanted.body);
        // The caller's own object is nobody's scratch paper.
        expect(structuredClone(input)).toEqual(given);
        const parsed = operations.get(id)?.output().safeParse(result);
        expect(parsed?.error?.issues).toBeUndefined();
        expect(parsed?.success).toBe(true);
    });
});

test('every operation of the catalogue has a row here', () => {
    const covered = new Set(operationRows.map(({ id }) => id));
    expect([...operations.keys()].filter((id) => !covered.has(id))).toEqual([]);
    expect([...covered].filter((id) => !operations.has(id))).toEqual([]);
});

test('an operation stands in the catalogue where its id says', () => {
    for (const [resource, verbs] of Object.entries<Readonly<Record<string, Operation>>>(wholeCatalogue)) {
        for (const [verb, operation] of Object.entries(verbs)) {
            expect(operation.id).toBe(`${resource}.${verb}`);
        }
    }
});
