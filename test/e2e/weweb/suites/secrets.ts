import assert from 'node:assert/strict';
import { HOSTS } from '../harness/hosts.js';
import type { Suite } from '../suite.js';

/** Stands in every token of the sandbox. */
const TOKEN = /SANDBOX-TOKEN/;

export const secrets: Suite = {
    name: 'secrets',
    about: 'everything that was sent by all suites: where the access token went, and where the published app did',
    async run({ bench, check }) {
        const all = [...bench.wire.all];
        const shown = ({ method, host, path }: (typeof all)[number]): string =>
            `${method} ${host}${path.split('?', 1)[0] ?? ''}`;
        await check('the access token is sent to Xano alone, in its header and nowhere else', () => {
            assert.ok(all.length > 100, 'something was sent');
            const odd = all.filter(({ place, path, body, headers: { authorization: _own, ...others } }) => {
                const elsewhere = TOKEN.test([path, body, JSON.stringify(others)].join('\n'));
                return elsewhere || (place !== 'instance' && place !== 'account' && TOKEN.test(_own ?? ''));
            });
            assert.deepEqual(odd.map(shown), []);
        });
        await check('the published app asks nobody but the proxy', () => {
            const ofApp = all.filter(({ headers }) => headers.origin === `https://${HOSTS.app}`);
            assert.ok(ofApp.length > 30, 'it asked something');
            assert.deepEqual(ofApp.filter(({ place }) => place !== 'proxy').map(shown), []);
        });
        await check('no cookie, and no host that nobody knows', () => {
            assert.deepEqual(
                all
                    .filter(({ headers, place }) => headers.cookie !== undefined || place === undefined)
                    .map(shown),
                [],
            );
        });
        await check('the bundles hold no token', () => {
            const { editor, front, whole } = bench.bundles;
            for (const { code, parts } of [editor, front, whole])
                for (const text of [code, ...parts.values()]) assert.doesNotMatch(text, /eyJ[\w-]{30}/);
        });
    },
};
