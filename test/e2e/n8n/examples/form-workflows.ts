import assert from 'node:assert/strict';
import type { CredentialRef } from '../server/credentials.js';
import { withActive } from '../server/workflows.js';
import type { SuiteContext } from '../suite.js';
import { example, newCredential, secret } from './example.js';
import { fillIn, formStatus } from './forms.js';
import type { Login } from './forms.js';

const TABLE = 'csv_products';

const csv = (...lines: readonly string[]): File =>
    new File([lines.join('\n')], 'products.csv', { type: 'text/csv' });

async function uploads(context: SuiteContext, login: Login, credential: CredentialRef): Promise<void> {
    const { n8n, bench } = context;
    const { xano } = bench;
    const { id } = await xano.table.add({
        name: TABLE,
        schema: [
            { name: 'id', type: 'int', required: true },
            { name: 'sku', type: 'text', required: true },
            { name: 'price', type: 'decimal', nullable: true },
        ],
        index: [
            { type: 'primary', fields: [{ name: 'id' }] },
            { type: 'btree|unique', fields: [{ name: 'sku', op: 'asc' }] },
        ],
    });
    await xano.record.bulkAdd({ table_id: id, items: [{ sku: 'A', price: 1 }] });
    const draft = example('csv-to-xano', context, {
        parameters: {
            'Create or update records': {
                table: { __rl: true, mode: 'list', value: id },
                columns: {
                    mappingMode: 'autoMapInputData',
                    value: null,
                    matchingColumns: ['sku'],
                    schema: [],
                },
                confirmation: TABLE,
            },
        },
        credentials: { 'Upload a CSV file': credential },
    });
    await withActive(n8n.api, draft, async () => {
        assert.equal(await formStatus(n8n.api, 'csv-to-xano'), 401);
        const file = csv('sku,price', 'A,2.5', '"B, large",3', 'C,much');
        const page = await fillIn(n8n.api, 'csv-to-xano', login, [file]);
        for (const part of [/1 updated/, /1 created/, /1 refused/, /Line 4:.*price/])
            assert.match(page, part);
    });
    const { items } = await xano.record.list({ table_id: id });
    assert.deepEqual(
        items.map(({ sku, price }) => [sku, price]),
        [
            ['A', 2.5],
            ['B, large', 3],
        ],
    );
}

async function addsTables(context: SuiteContext, login: Login, credential: CredentialRef): Promise<void> {
    const { n8n, bench } = context;
    const draft = example('table-from-form', context, { credentials: { 'Describe a table': credential } });
    const send = (table: string, columns: string) =>
        fillIn(n8n.api, 'table-from-form', login, [table, columns]);
    await withActive(n8n.api, draft, async () => {
        assert.equal(await formStatus(n8n.api, 'table-from-form'), 401);
        assert.match(
            await send('form_people', 'email: email required unique\r\n\r\nage: int'),
            /columns id, created_at, email, age/,
        );
        assert.match(await send('form_people', 'age: int'), /There is a table “form_people” already/);
        assert.match(await send('form_wrong', 'age: number of years'), /was not added/);
    });
    const { schema } = await bench.xano.table.get({ table_id: 'form_people' });
    const email = schema.find(({ name }) => name === 'email');
    assert.deepEqual([email?.type, email?.required], ['email', true]);
    const { items } = await bench.xano.table.list({ search: 'form_' });
    assert.equal(items.length, 1);
}

export async function checkForms(context: SuiteContext): Promise<void> {
    const login = { user: 'builder', password: secret() };
    const credential = await newCredential(context, 'httpBasicAuth', login);
    await context.check('a CSV file creates and updates records', () => uploads(context, login, credential));
    await context.check('a form adds a table', () => addsTables(context, login, credential));
}
