import { describe, expect, test } from '@jest/globals';
import { Utf8 } from '../../../../core/src/mcp/session/utf8.js';

const decode = (...chunks: Uint8Array[]): string => {
    const utf8 = new Utf8();
    return chunks.map((chunk) => utf8.push(chunk)).join('') + utf8.finish();
};

/** A small generator, so that a failure can be repeated from its seed. */
function* randomBytes(seed: number): Generator<number, never> {
    for (let state = seed; ;) {
        state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
        yield Math.floor(state / 2 ** 16) % 256;
    }
}

describe('UTF-8, chunk by chunk', () => {
    const text = 'a é ß € 漢 😀 \u0800 \uffff \u{10ffff} \0 end';

    test('the same text wherever it is cut', () => {
        const bytes = Buffer.from(text);
        for (let at = 0; at <= bytes.length; at++) {
            expect(decode(bytes.subarray(0, at), bytes.subarray(at))).toBe(text);
        }
        expect(decode(...[...bytes].map((byte) => Uint8Array.of(byte)))).toBe(text);
    });

    test('more than one call can take at once', () => {
        const long = '0123456789é'.repeat(40_000);
        expect(decode(Buffer.from(long))).toBe(long);
    });

    test.each([
        ['a byte that begins nothing', [0x61, 0xff, 0x62], 'a\ufffdb'],
        ['a continuation alone', [0x80, 0x61], '\ufffda'],
        ['an overlong form', [0xc0, 0xaf], '\ufffd\ufffd'],
        ['a surrogate', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
        ['the end in the middle of a character', [0x61, 0xe2, 0x82], 'a\ufffd'],
    ])('%s becomes the replacement character', (_, bytes, wanted) => {
        expect(decode(Uint8Array.from(bytes))).toBe(wanted);
    });

    test.each([1, 2, 3, 4, 5])('seed %i: random bytes give one text, however they are cut', (seed) => {
        const source = randomBytes(seed);
        const bytes = Uint8Array.from({ length: 300 }, () => source.next().value);
        const whole = decode(bytes);
        for (let at = 0; at < bytes.length; at += 7) {
            expect(decode(bytes.subarray(0, at), bytes.subarray(at))).toBe(whole);
        }
        expect(whole).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    });
});
