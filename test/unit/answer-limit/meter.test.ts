import { describe, expect, test } from '@jest/globals';
import { AnswerMeter } from '../../../core/src/answer-meter.js';
import type { RequestOptions } from '../../../core/src/runtime.js';

const request: RequestOptions = { method: 'GET', url: 'https://x.example', headers: {}, timeoutMs: 0 };
const MB = 1024 * 1024;

/** Which chunk is one too many; none is -1. */
function refused(chunks: readonly Uint8Array[], more: Partial<RequestOptions>, type = 'application/json') {
    const meter = new AnswerMeter({ ...request, ...more }, { 'content-type': type });
    return chunks.findIndex((chunk) => {
        try {
            meter.take(chunk);
            return false;
        } catch (error) {
            expect(error).toMatchObject({ reason: 'too-long', sent: true });
            return true;
        }
    });
}

const texts = (...all: string[]): Uint8Array[] => all.map((text) => new TextEncoder().encode(text));

describe('an answer', () => {
    const chunks = Array.from({ length: 70 }, () => new Uint8Array(MB));

    test.each([
        ['64 MB unless said otherwise', {}, 64],
        ['as long as asked for', { maxAnswerBytes: 3 * MB }, 3],
        ['any length with 0', { maxAnswerBytes: 0 }, -1],
        ['bytes like text', { responseType: 'bytes' }, 64],
        ['a stream has no limit of its own', { responseType: 'stream' }, -1],
        ['a stream with a limit', { responseType: 'stream', maxAnswerBytes: MB }, 1],
    ] as const)('%s', (_, more, at) => {
        expect(refused(chunks, more)).toBe(at);
    });
});

describe('a stream of events', () => {
    const events = (maxAnswerBytes: number, ...all: string[]): number =>
        refused(
            texts(...all),
            { responseType: 'stream', maxAnswerBytes },
            'text/event-stream; charset=utf-8',
        );

    test.each([
        ['LF', '\n\n'],
        ['CR', '\r\r'],
        ['CR LF', '\r\n\r\n'],
    ])('goes on for ever while each event is short: %s', (_, end) => {
        expect(events(8, ...Array.from({ length: 100 }, () => `data${end}`))).toBe(-1);
        // However it is cut.
        expect(events(8, ...Array.from(`data${end}`.repeat(100)))).toBe(-1);
    });

    test('is refused at the event that is too long, even of many short lines', () => {
        expect(events(8, 'a\n\n', 'b\n\n', '12345678', '9')).toBe(3);
        expect(events(8, 'a\n\n', ...Array.from({ length: 6 }, () => ':\r\n'))).toBe(3);
    });
});
