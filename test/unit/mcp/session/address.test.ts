import { describe, expect, test } from '@jest/globals';
import {
    mcpAddress,
    resolveEndpoint,
    shownUrl,
    streamSibling,
} from '../../../../core/src/mcp/session/address.js';

const HOST = 'https://x1.n7.xano.io';
const META = `${HOST}/x2/mcp/meta/mcp`;
const token = 'tok/en+1';

describe('where the token goes', () => {
    test.each([
        ['header', `${META}/stream`, `${META}/stream`],
        ['path', `${META}/stream`, `${META}/tok%2Fen%2B1/stream`],
        ['path', `${META}/streaming`, `${META}/tok%2Fen%2B1/streaming`],
        [
            'path',
            `${HOST}/x2/mcp/Abc1:dev/sse?beta=true`,
            `${HOST}/x2/mcp/Abc1:dev/tok%2Fen%2B1/sse?beta=true`,
        ],
        ['path', META, `${META}/tok%2Fen%2B1/streaming`],
        ['path', `${META}/`, `${META}/tok%2Fen%2B1/streaming`],
        ['path', `${META}/tok%2Fen%2B1/streaming`, `${META}/tok%2Fen%2B1/streaming`],
        ['query', `${HOST}/api/mcp/sse`, `${HOST}/api/mcp/sse?token=tok%2Fen%2B1`],
        ['query', `${META}/stream?beta=true`, `${META}/stream?beta=true&token=tok%2Fen%2B1`],
    ] as const)('%s of %s', (tokenIn, url, wanted) => {
        const address = mcpAddress({ url, token, tokenIn });
        expect(address.url).toBe(wanted);
        expect(address.headers).toEqual(tokenIn === 'header' ? { authorization: `Bearer ${token}` } : {});
        expect(shownUrl(address)).not.toMatch(/tok.*en.*1/);
    });

    test('a URL that holds its token already needs no other', () => {
        const url = `${META}/eyJhbGciOi.x.y/streaming`;
        const address = mcpAddress({ url, token: '', tokenIn: 'path' });
        expect(address).toMatchObject({ url, headers: {} });
        expect(shownUrl(address)).toBe(`${META}/***/streaming`);
    });

    test('further headers go along', () => {
        const headers = { 'x-data-source': 'test' };
        expect(mcpAddress({ url: META, token, headers }).headers).toEqual({
            ...headers,
            authorization: `Bearer ${token}`,
        });
    });
});

describe('the URL', () => {
    test.each([
        [`  ${META}/stream `, `${META}/stream`],
        ['x1.n7.xano.io/x2/mcp/meta/mcp/stream', `${META}/stream`],
        [`${META}/stream#part`, `${META}/stream`],
        ['http://127.0.0.1:8080/Any/Path;x=1?a=b%20c', 'http://127.0.0.1:8080/Any/Path;x=1?a=b%20c'],
        ['https://api.example.co:443/x2/mcp/Abc/mcp/stream', 'https://api.example.co/x2/mcp/Abc/mcp/stream'],
    ])('%s is used as it was copied', (url, wanted) => {
        expect(mcpAddress({ url, token }).url).toBe(wanted);
    });

    test.each([
        '',
        'http://x1.n7.xano.io/x2/mcp/meta/mcp/stream',
        'wss://x1.n7.xano.io/mcp',
        'MCP',
        'https://app.xano.com/mcp',
    ])('%p is refused', (url) => {
        expect(() => mcpAddress({ url, token })).toThrow(
            expect.objectContaining({
                kind: 'config',
                path: 'url',
                message: expect.stringContaining('MCP URL'),
            }),
        );
    });

    test('a token that is none is refused without being repeated', () => {
        expect(() => mcpAddress({ url: META, token: 'two words' })).toThrow(
            expect.objectContaining({ kind: 'config', message: expect.not.stringContaining('two words') }),
        );
    });
});

test.each([
    [`${META}/sse`, `${META}/stream`],
    [`${META}/streaming`, `${META}/stream`],
    [`${META}/tok/sse?beta=true`, `${META}/tok/stream?beta=true`],
    [`${META}/stream`, undefined],
    [`${HOST}/ssein`, undefined],
])('the sibling of %s is %s', (url, sibling) => expect(streamSibling(url)).toBe(sibling));

describe('the address an event stream names', () => {
    const url = `${META}/sse?beta=true`;
    const address = mcpAddress({ url, token });

    test.each([
        ['/m?sid=1', `${HOST}/m?sid=1`],
        ['messages?sid=1', `${META}/messages?sid=1`],
        ['?sid=1', `${META}/sse?sid=1`],
        [`${HOST}/m`, `${HOST}/m`],
        ['https://X1.N7.xano.io:443/m', `${HOST}/m`],
        ['//x1.n7.xano.io/m', `${HOST}/m`],
        ['https://other.example.co/m', undefined],
        ['//other.example.co/m', undefined],
        ['http://x1.n7.xano.io/m', undefined],
        ['https://x1.n7.xano.io:8443/m', undefined],
        ['https://x1.n7.xano.io@other.example.co/m', undefined],
        ['https://x1.n7.xano.io.other.example.co/m', undefined],
        ['https:\\\\other.example.co/m', undefined],
        ['/\\other.example.co/m', undefined],
        ['javascript:alert(1)', undefined],
        ['', undefined],
    ])('%s', (reference, wanted) => expect(resolveEndpoint(reference, url, address)).toBe(wanted));

    test('gets the token in its query when that is where it goes', () => {
        const queried = mcpAddress({ url, token, tokenIn: 'query' });
        expect(resolveEndpoint('/m?sid=1', queried.url, queried)).toBe(`${HOST}/m?sid=1&token=tok%2Fen%2B1`);
    });
});
