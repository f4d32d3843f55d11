import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ILoadOptionsFunctions, ResourceMapperField } from 'n8n-workflow';
import { loadOptions, resourceMapping } from '../../../nodes/XanoConnect/methods/columns.js';
import { XanoConnect } from '../../../nodes/XanoConnect/XanoConnect.node.js';
import { openXano } from '../../e2e/sandbox.js';
import type { XanoBench } from '../../e2e/sandbox.js';
import { credentialFor } from '../../e2e/n8n/subject.js';
import { fakeHost } from './fake/host.js';

let bench: XanoBench;

beforeAll(async () => {
    bench = await openXano();
});
afterAll(() => bench.close());

/** A panel in which these boxes are filled. */
function panel(boxes: Readonly<Record<string, unknown>>): ILoadOptionsFunctions {
    const { context } = fakeHost({
        type: new XanoConnect(),
        parameters: { resource: 'record', operation: 'create' },
        items: [],
        credential: { ...credentialFor(bench.sandbox) },
    });
    const { helpers } = context;
    return {
        helpers,
        getNode: () => context.getNode(),
        getCredentials: (name: string) => context.getCredentials(name),
        getExecutionCancelSignal: () => undefined,
        getCurrentNodeParameter: (name: string) => boxes[name],
    } as unknown as ILoadOptionsFunctions;
}

const byId = (fields: readonly ResourceMapperField[]) => new Map(fields.map((field) => [field.id, field]));

describe('columns of the mapper', () => {
    test('of a new record: typed and required as the table says, without the id', async () => {
        const { fields } = await resourceMapping.getColumns.call(panel({ table: 'customers' }));
        const columns = byId(fields);
        expect(columns.has('id')).toBe(false);
        expect(columns.get('email')).toMatchObject({ type: 'string', required: true, display: true });
        expect(columns.get('created_at')).toMatchObject({ type: 'dateTime', required: false });
        expect(columns.get('credit')).toMatchObject({ type: 'number', required: false });
        expect(columns.get('newsletter')).toMatchObject({ type: 'boolean', defaultValue: false });
        expect(columns.get('preferences')).toMatchObject({ type: 'object' });
        expect(columns.get('status')).toMatchObject({
            type: 'options',
            options: ['active', 'paused', 'closed'].map((value) => ({ name: value, value })),
        });
    });

    test('with the id where it is kept', async () => {
        const boxes = { table: 'customers', options: { keepIds: true } };
        const { fields } = await resourceMapping.getColumns.call(panel(boxes));
        expect(fields[0]).toMatchObject({ id: 'id', type: 'number' });
    });

    test('of a record to change: none is required', async () => {
        const { fields } = await resourceMapping.getColumnsToChange.call(panel({ table: 'customers' }));
        expect(fields.some(({ required }) => required)).toBe(false);
        expect(byId(fields).has('id')).toBe(false);
    });

    test('to match on: the unique column first of all, never lists or JSON', async () => {
        const { fields } = await resourceMapping.getColumnsToMatch.call(panel({ table: 'customers' }));
        expect(fields.filter(({ defaultMatch }) => defaultMatch).map(({ id }) => id)).toEqual(['email']);
        expect(byId(fields).get('id')).toMatchObject({ canBeUsedToMatch: true });
        expect(byId(fields).get('preferences')).toMatchObject({ canBeUsedToMatch: false });
    });

    test('a foreign key says which table its record is in', async () => {
        const { fields } = await resourceMapping.getColumns.call(panel({ table: 'orders' }));
        expect(byId(fields).get('customer_id')?.displayName).toBe('customer_id (ID of a customers record)');
    });

    test('no table is chosen yet', async () => {
        const { fields, emptyFieldsNotice } = await resourceMapping.getColumns.call(panel({ table: '' }));
        expect(fields).toEqual([]);
        expect(emptyFieldsNotice).toMatch(/Choose a table/);
    });
});

test('names of columns for conditions and sorting', async () => {
    const names = await loadOptions.getColumnNames.call(panel({ table: 'customers' }));
    expect(names[0]).toEqual({ name: 'id', value: 'id', description: 'int' });
    expect(names.map(({ value }) => value)).toContain('email');
});
