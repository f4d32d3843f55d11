import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

export function snippetScenarios(bench: () => OperationsBench): void {
    describe('the account', () => {
        test('knows the same owner as the instance', async () => {
            const { xano } = bench();
            expect(await xano.account.owner()).toEqual(await xano.account.me());
        });
    });

    describe('snippet', () => {
        test('who may install it is set, and tokens come and go', async () => {
            const { xano } = bench();
            const canonical = (await xano.snippet.list()).items[0]?.canonical ?? '';
            await xano.snippet.update({
                canonical,
                install_access: 'token',
                install_access_description: 'Ask us',
            });
            expect(await xano.snippet.get({ canonical })).toMatchObject({ install_access: 'token' });

            const { token } = await xano.snippetToken.create({ canonical, max_installs: 2 });
            await xano.snippetToken.update({ canonical, token, max_installs: 3, current_installs: 1 });
            expect(await xano.snippetToken.list({ canonical })).toMatchObject([
                { token, max_installs: 3, current_installs: 1 },
            ]);
            await xano.snippetToken.delete({ canonical, token, confirm: true });
            expect(await xano.snippetToken.list({ canonical })).toEqual([]);
            const gone = await refusalOf(xano.snippetToken.delete({ canonical, token, confirm: true }));
            expect(gone.kind).toBe('not-found');
            expect(JSON.stringify(gone)).not.toContain(token);
        });
    });
}
