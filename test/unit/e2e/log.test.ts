import { describe, expect, test } from '@jest/globals';
import { complaintsAbout, maskTokens, readableLog } from '../../e2e/n8n/server/log.js';

const NAME = 'n8n-nodes-xano-connect';
const at = (name: string): string =>
    `    at execute (/home/.n8n/nodes/node_modules/${name}/dist/nodes/A/A.node.js:1:1)`;

describe('what the log of n8n says about a package', () => {
    test.each([
        ['a rejection', 'Unhandled rejection: Error: gone'],
        ['a deprecation', '(node:7) [DEP0169] DeprecationWarning: url.parse() is not standardised'],
        ['a leak', '(node:7) MaxListenersExceededWarning: Possible EventTarget memory leak detected'],
    ])('%s with the package in its stack trace is a complaint', (_, line) => {
        const entry = `${line}\n${at(NAME)}`;
        expect(complaintsAbout(NAME, `n8n ready\n${entry}\nnext`)).toEqual([entry]);
        expect(complaintsAbout(NAME, `n8n ready\n${line}\n${at('n8n-nodes-other')}\nnext`)).toEqual([]);
    });

    test('a failure of the node that n8n handled is none', () => {
        expect(complaintsAbout(NAME, `Could not find the table\n${at(NAME)}`)).toEqual([]);
    });

    test('noise is left out, the rest stays in order', () => {
        const noise = 'getaddrinfo ENOTFOUND api.n8n.io\n    at lookup (node:dns:1:1)';
        expect(readableLog(`first\n${noise}\nsecond\n    detail`)).toBe('first\nsecond\n    detail');
    });

    test('tokens do not show', () => {
        const text = 'Bearer abc.def "token":"eyJ0eXAi.eyJpc3Mi.c2ln" n8n-auth=secret; Path=/';
        expect(maskTokens(text)).toBe('Bearer [token] "token":"[token]" n8n-auth=[token]; Path=/');
    });
});
