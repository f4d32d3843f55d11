import { describe, expect, test } from '@jest/globals';
import { actions } from '../../../weweb-plugin/engine/actions/index.js';
import { WRITE_FAMILIES } from '../../../weweb-plugin/engine/settings.js';
import { ARGS, editor, failureOf, HOST, open, publicData } from './support/bench.js';

describe('what may not be done is not done', () => {
    const writing = Object.values(actions).filter(({ writes }) => writes !== undefined);
    const confirming = Object.values(actions).filter(({ confirms }) => confirms === true);

    test.each(writing.map(({ code, writes }) => [code, writes]))(
        '%s needs the writes "%s"',
        async (code, family) => {
            const others = WRITE_FAMILIES.filter((one) => one !== family);
            const settings = { ...editor, publicData: { ...publicData, allowWrites: others } };
            const { mounted, asked } = await open('editor', settings);
            const error = await failureOf(mounted.act(String(code), { ...ARGS, dryRun: true, confirm: 't' }));
            expect(error).toMatchObject({ code: 'WRITES_OFF', kind: 'permission' });
            expect(asked).toEqual([]);
        },
    );

    test('everything that adds, changes or deletes many, and everything that takes a table away, is confirmed', () => {
        expect(confirming.map(({ code }) => code).sort()).toEqual([
            'bulkAddRecords',
            'bulkDeleteRecords',
            'bulkPatchRecords',
            'deleteTable',
            'importCsv',
            'truncateTable',
        ]);
    });

    test.each(confirming.map(({ code }) => code))(
        '%s is not carried out under another name',
        async (code) => {
            const { mounted, asked } = await open('editor', editor, () => ({
                body: { id: 1, name: 'orders', schema: [], index: [] },
            }));
            for (const confirm of [undefined, '', 'order', 'Orders', ' orders']) {
                const error = await failureOf(mounted.act(code, { ...ARGS, confirm }));
                expect(error).toMatchObject({ code: 'CONFIRM', hint: expect.stringContaining('orders') });
            }
            expect(asked.filter(({ url }) => !url.endsWith('/api:meta/workspace/7/table/1'))).toEqual([]);
        },
    );

    test('an endpoint that writes needs its writes, whatever verb it is called with', async () => {
        const settings = { ...editor, publicData: { ...publicData, allowWrites: [] } };
        const { mounted, asked } = await open('editor', settings, () => ({
            body: { id: 1, verb: 'DELETE', name: 'orders' },
        }));
        const error = await failureOf(
            mounted.act('callEndpoint', { apiGroupId: 1, endpointId: 2, method: 'GET' }),
        );
        expect(error).toMatchObject({ code: 'WRITES_OFF' });
        expect(asked.map(({ url }) => url)).toEqual([
            `https://${HOST}/api:meta/workspace/7/apigroup/1/api/2`,
        ]);
    });
});
