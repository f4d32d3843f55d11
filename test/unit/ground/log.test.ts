import { describe, expect, test } from '@jest/globals';
import { createClient } from 'xano-connect';
import type { XanoOptions } from 'xano-connect';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Respond } from '../support/fake-runtime.js';

const TOKEN = 'canary-of-the-token';
const HTML = { status: 502, text: '<html>Bad Gateway</html>', headers: { 'content-type': 'text/html' } };

interface Line {
    readonly level: string;
    readonly message: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

function setUp(answers: Respond | readonly Respond[], options: XanoOptions = {}) {
    const lines: Line[] = [];
    const runtime = fakeRuntime(answers);
    const client = { instanceUrl: 'x000-0000-0000.n7.xano.io', accessToken: TOKEN, workspaceId: 1 };
    const logger = (level: string, message: string, fields: Line['fields']) =>
        void lines.push({ level, message, fields });
    const bodies = (message: string): unknown[] =>
        lines.filter((line) => line.message === message).map(({ fields }) => fields['body']);
    return { runtime, lines, bodies, xano: createClient({ ...client, logger, ...options }, runtime) };
}

test('bodies are debug lines, with the id of their call on each attempt', async () => {
    const { xano, lines } = setUp([HTML, { json: { id: 1, name: 'Ada' } }]);
    await xano.record.update({ table_id: 2, row_id: 1, updates: { name: 'Ada' } });
    const sent = '{"name":"Ada"}';
    expect(lines.filter(({ level }) => level === 'debug')).toEqual([
        { level: 'debug', message: 'request body', fields: { call: 1, attempt: 0, body: sent } },
        { level: 'debug', message: 'answer body', fields: { call: 1, attempt: 0, body: HTML.text } },
        { level: 'debug', message: 'request body', fields: { call: 1, attempt: 1, body: sent } },
        {
            level: 'debug',
            message: 'answer body',
            fields: { call: 1, attempt: 1, body: '{"id":1,"name":"Ada"}' },
        },
    ]);
    expect(new Set(lines.map(({ fields }) => fields['call']))).toEqual(new Set([1]));
});

test('nothing is made of a body where nobody listens, and no line of none', async () => {
    const { xano, bodies } = setUp({ text: '' });
    await xano.record.delete({ table_id: 2, row_id: 1 });
    expect([bodies('request body'), bodies('answer body')]).toEqual([[], []]);
});

describe('a secret is never logged', () => {
    const canaries = {
        password: 'canary-1',
        nested: { api_key: 'canary-2', list: [{ authToken: 'canary-3' }] },
        secret_pin: 12345678,
        secrets: ['canary-4'],
        note: `seen ${TOKEN} and Bearer canary-5`,
        script: JSON.stringify({
            token: 'canary-6',
            more: JSON.stringify({ token: 'canary\\"-7 canary-8' }),
        }),
        url: 'https://ann:canary-9@h.example/x2/mcp/meta/mcp/canary-a/stream?token=canary-b',
        headers: ['Cookie: sid=canary-c; other="canary-d"', 'X-Api-Key: canary-e'],
    };

    test.each([
        ['a whole body', canaries],
        ['the error of an answer', { code: 'ERROR_CODE_INPUT_ERROR', message: TOKEN, payload: canaries }],
    ])('of request and answer: %s', async (_what, body) => {
        const status = 'code' in body ? 400 : 200;
        const { xano, lines } = setUp({ json: body, status, headers: { 'set-cookie': 'sid=canary-f' } });
        await xano.record.create({ table_id: 2, row: canaries }).catch(() => undefined);
        await xano.record.list({ table_id: 2, data_source: 'x' }).catch(() => undefined);
        const told = JSON.stringify(lines);
        expect(told).toContain('request body');
        expect(told).toContain('seen ***');
        expect(told.match(/canary.{0,20}|12345678/)).toBeNull();
    });

    test.each([TOKEN, 'http://ann:canary-y@h.example', '"password":"canary-x"', 'Bearer canary-z'])(
        'wherever a cut goes through it: %s',
        async (secret) => {
            // Masked, these are so short that whatever comes behind them may still be shown.
            const masked = `Bearer ${'0'.repeat(232)} `;
            const ends = [2048, 4096, 6144, 8192, 10240].flatMap((end) =>
                Array.from(secret, (_letter, index) => end - index),
            );
            for (const before of ends) {
                const front = masked.repeat(before / 240).padEnd(before);
                const { xano, bodies } = setUp({ text: `${front}${secret} ${'x '.repeat(9_000)}` });
                await xano.record.get({ table_id: 2, row_id: 1 }).catch(() => undefined);
                const [body] = bodies('answer body');
                expect(String(body).length).toBeLessThanOrEqual(2048);
                expect(body).not.toMatch(/cana|secr/);
            }
        },
    );

    test('of a file only its name in the form', async () => {
        const { xano, lines, bodies } = setUp({ json: { id: 1 } });
        await xano.file.upload({ content: 'canary-file', filename: 'a.txt' });
        expect(bodies('request body')).toEqual([{ parts: expect.arrayContaining(['content']) }]);
        expect(JSON.stringify(lines)).not.toContain('canary');
    });
});

test('a body of many megabytes is cut, and says how long it was', async () => {
    const text = JSON.stringify({ items: [{ text: 'some words '.repeat(3e6) }] });
    const { xano, bodies } = setUp({ text });
    await xano.record.get({ table_id: 2, row_id: 1 });
    const [body] = bodies('answer body');
    expect(body).toHaveLength(2048);
    expect(body).toContain(`… (${text.length} characters)`);
});
