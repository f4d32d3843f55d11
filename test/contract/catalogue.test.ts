import { describe, expect, test } from '@jest/globals';
import type { RestOperation } from '../../core/src/operation.js';
import { facts } from './facts.js';
import type { KeyFact } from './facts.js';
import { isAlwaysThere } from './fields.js';
import type { Field } from './fields.js';
import { isGeneral, operations, pairsOf } from './pairs.js';
import type { Pair } from './pairs.js';

/** Keys in which an operation differs from the endpoint, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
    'table.add include_xanoscript': 'body and query both take it: sent in the query',
    'table.update include_xanoscript': 'body and query both take it: sent in the query',
    'apiGroup.create include_xanoscript': 'body and query both take it: sent in the query',
    'apiGroup.create branch': 'body and query both take it: sent in the query, for scripts too',
    'apiGroup.update include_xanoscript': 'body and query both take it: sent in the query',
    'endpoint.create include_xanoscript': 'body and query both take it: sent in the query',
    'endpoint.update include_xanoscript': 'body and query both take it: sent in the query',
    'endpoint.update publish': 'body and query both take it: sent in the query, for scripts too',
    'function.create include_xanoscript': 'body and query both take it: sent in the query',
    'function.create branch': 'body and query both take it: sent in the query, for scripts too',
    'function.update include_xanoscript': 'body and query both take it: sent in the query',
    'function.update publish': 'body and query both take it: sent in the query, for scripts too',
    'task.create include_xanoscript': 'body and query both take it: sent in the query',
    'task.create branch': 'body and query both take it: sent in the query, for scripts too',
    'task.update include_xanoscript': 'body and query both take it: sent in the query',
    'task.update publish': 'body and query both take it: sent in the query, for scripts too',
    'middleware.create include_xanoscript': 'body and query both take it: sent in the query',
    'middleware.create branch': 'body and query both take it: sent in the query, for scripts too',
    'middleware.update include_xanoscript': 'body and query both take it: sent in the query',
    'middleware.update publish': 'body and query both take it: sent in the query, for scripts too',
    'workflowTest.create include_xanoscript': 'body and query both take it: sent in the query',
    'workflowTest.create branch': 'body and query both take it: sent in the query, for scripts too',
    'workflowTest.update include_xanoscript': 'body and query both take it: sent in the query',
    'workflowTest.update publish': 'body and query both take it: sent in the query, for scripts too',
    'function.run input required': 'where there is none, null is sent',
    'workspace.context format default': 'documents disagree on it, so ours is always sent',
    'column.addUuid default': 'typed as a whole number, which no uuid is: none is sent',
    'beta.ephemeralJob streaming': 'body and query both take it: sent in the query',
    'beta.ephemeralJob xanoscript': 'the script goes as `doc` in JSON, where arguments can stand beside it',
    'beta.ephemeralService xanoscript': 'as for a job, the script goes as `doc` in JSON',
    'beta.anonymousRun input required': 'where there is none, null is sent',
    'beta.functionRun input required': 'where there is none, null is sent',
    'table.add xanoscript': 'tables are described in JSON here',
    'table.update xanoscript': 'tables are described in JSON here',
};

/** Required only without a script, which no schema can say: `scriptOr` checks it, and creating fills some in. */
const INSTEAD_OF_SCRIPT = new Set([
    'apiGroup.create',
    'apiGroup.update',
    'endpoint.create',
    'endpoint.update',
    'function.create',
    'function.update',
    'task.create',
    'task.update',
    'middleware.create',
    'middleware.update',
    'workflowTest.create',
    'workflowTest.update',
]);

/** Fields that describe the file part of an upload and are no parts themselves. */
const OF_THE_FILE_PART = ['filename', 'content_type'];

/** Keys of the input that go into the body. */
function bodyKeys({ rest }: RestOperation, fields: Pair['fields']): readonly string[] {
    const elsewhere = new Set([
        ...[...rest.path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? ''),
        ...(rest.query ?? []),
        ...(rest.body === 'multipart' ? OF_THE_FILE_PART : []),
        ...(rest.dataSource === true ? ['data_source'] : []),
        ...(rest.xanoscript === undefined ? [] : [rest.xanoscript]),
        'confirm',
    ]);
    return Object.keys(fields).filter((key) => !elsewhere.has(key));
}

/** Where a key of ours and one of the endpoint differ; empty where they say the same. */
function differences(id: string, key: string, field: Field, fact: KeyFact): readonly string[] {
    const accepts = (value: unknown) => field.safeParse(value).success;
    const found: string[] = [];
    const differs = (what: string, is: boolean) => {
        if (is && !(`${id} ${key} ${what}` in EXCEPTIONS)) found.push(`${key}: ${what}`);
    };
    differs('required', fact.required === true && !isAlwaysThere(field) && !INSTEAD_OF_SCRIPT.has(id));
    if (fact.max !== undefined) differs('max', !accepts(fact.max) || accepts(fact.max + 1));
    if (fact.enum !== undefined) differs('enum', !fact.enum.every(accepts) || accepts('no such value'));
    const ours = field.safeParse(undefined);
    const preset = ours.success ? ours.data : undefined;
    differs('default', preset !== undefined && fact.default !== undefined && preset !== fact.default);
    return found;
}

const unexplained = (id: string, keys: readonly string[]): readonly string[] =>
    keys.filter((key) => !(`${id} ${key}` in EXCEPTIONS));

function compareKeys(
    id: string,
    ours: readonly string[],
    known: Readonly<Record<string, KeyFact>>,
    fields: Pair['fields'],
): readonly string[] {
    return [
        ...unexplained(
            id,
            ours.filter((key) => !(key in known)),
        ).map((key) => `${key}: Xano does not take it`),
        ...unexplained(
            id,
            Object.keys(known).filter((key) => !ours.includes(key)),
        ).map((key) => `${key}: is missing here`),
        ...ours.flatMap((key) => {
            const field = fields[key];
            const fact = known[key];
            return field === undefined || fact === undefined ? [] : differences(id, key, field, fact);
        }),
    ];
}

// What they send is compared in column-types.test.ts, and beside it of each kind of index.
const compared = operations.filter((operation) => !isGeneral(operation));

describe('an operation and the endpoint Xano documents', () => {
    test.each(compared.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
        const { rest, scope } = operation;
        for (const { fields, fact } of pairsOf(operation)) {
            if (fact === undefined) throw new Error(`no endpoint ${rest.method} ${rest.path}`);
            expect({ base: rest.base, scope }).toEqual({ base: fact.base, scope: fact.scope });
            expect(rest.dataSource === true).toBe(fact.headers?.includes('x-data-source') === true);
            const scripts = rest.xanoscript !== undefined || `${id} xanoscript` in EXCEPTIONS;
            expect(scripts).toBe(fact.xanoscript === true);
            expect(compareKeys(id, rest.query ?? [], fact.query ?? {}, fields)).toEqual([]);
            expect(typeof rest.body === 'object').toBe(fact.free === true);
            if (fact.free === true) continue;
            expect(rest.body).toBe(fact.body);
            expect(compareKeys(id, bodyKeys(operation, fields), fact.keys ?? {}, fields)).toEqual([]);
            expect(rest.branch === true).toBe(
                [...(rest.query ?? []), ...bodyKeys(operation, fields)].includes('branch'),
            );
        }
    });

    test('there is an operation for every endpoint among the facts', () => {
        const used = new Set(operations.flatMap((operation) => pairsOf(operation).map(({ fact }) => fact)));
        const left = facts.filter((fact) => !used.has(fact)).map(({ method, path }) => `${method} ${path}`);
        expect(left).toEqual([]);
    });

    test('no exception is out of date', () => {
        const ids = new Set(operations.map(({ id }) => id));
        for (const exception of Object.keys(EXCEPTIONS)) {
            const [id = '', key = ''] = exception.split(' ');
            expect(ids).toContain(id);
            const fact = operations.filter((one) => one.id === id).flatMap(pairsOf)[0]?.fact;
            const there = key === 'xanoscript' ? fact?.xanoscript : (fact?.keys?.[key] ?? fact?.query?.[key]);
            expect({ exception, there: there !== undefined }).toEqual({ exception, there: true });
        }
    });
});
