import assert from 'node:assert/strict';
import { Findings } from '../../../report.js';
import type { Suite } from '../suite.js';

/** Browsers write each refusal of a server on the console; what the proxy refuses here, it shall. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;

export const wire: Suite = {
    name: 'wire',
    about: 'What the pages of all suites sent and complained about.',
    async run({ bench, check }) {
        await check('everything went to the proxy, with the token of the user', () => {
            const proxy = new URL(bench.backEnd.proxy.url).origin;
            const sent = [...bench.sent];
            const strange = sent.filter((one) => !one.startsWith(proxy));
            assert.deepEqual(strange, []);
            const { full } = bench.backEnd.sandbox.tokens;
            assert.ok(!sent.some((one) => one.includes(full)));
        });

        await check('no page failed, or wrote an error on its console', () => {
            const problems = bench.problems.filter((text) => !REFUSED.test(text));
            if (problems.length > 0) throw new Findings(problems.join('\n'));
        });
    },
};
