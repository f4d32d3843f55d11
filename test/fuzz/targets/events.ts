import fc from 'fast-check';
import { readEventStream } from '../../../core/src/mcp/session/body.js';
import { EventReader, readEvents } from '../../../core/src/mcp/session/events.js';
import { Utf8 } from '../../../core/src/mcp/session/utf8.js';
import { jsonText, oddText } from '../odd.js';
import type { Target } from '../target.js';

const line = fc.oneof(
    { weight: 4, arbitrary: jsonText.map((json) => `data: ${json}`) },
    { weight: 2, arbitrary: oddText.map((text) => `data:${text}`) },
    {
        weight: 2,
        arbitrary: fc.constantFrom('event: message', 'event: endpoint', 'event:', 'id: 7', 'id', 'retry: 10'),
    },
    {
        weight: 2,
        arbitrary: fc.constantFrom(
            '',
            ': ping',
            'data',
            '__proto__: x',
            'constructor: y',
            'data: ',
            '\ufeffdata: 1',
        ),
    },
    { weight: 1, arbitrary: oddText },
);
const lineEnd = fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\r', '\r\n\r\n', '\n\r');

const eventText = fc
    .array(fc.tuple(line, lineEnd), { maxLength: 8 })
    .map((lines) => lines.map(([text, end]) => text + end).join(''));

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes cut wherever the numbers say; every byte alone where they say nothing. */
function cutUp(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
    const chunks: Uint8Array[] = [];
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes.length === 0 ? 1 : (sizes[turn % sizes.length] ?? 1);
        chunks.push(bytes.subarray(at, at + size));
        at += size;
    }
    return chunks;
}

const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 });

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
}

/** However a stream is cut, it holds the same events. */
export const events: Target = {
    name: 'event streams, cut anywhere',
    share: 26,
    property: fc.asyncProperty(eventText, sizes, async (text, cuts) => {
        const bytes = bytesOf(text);
        const whole = readEvents(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        const read = [];
        const reader = new EventReader(() => undefined);
        for await (const event of readEventStream(streamOf(cutUp(bytes, cuts)), reader)) read.push(event);
        if (JSON.stringify(read) !== JSON.stringify(whole))
            throw new Error(`${JSON.stringify(read)} is not ${JSON.stringify(whole)}`);
    }),
};

const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }).map(bytesOf),
    fc
        .array(
            fc.constantFrom(
                0xf0,
                0x9f,
                0x92,
                0xa5,
                0xe2,
                0x82,
                0xac,
                0xc3,
                0xa9,
                0xed,
                0xa0,
                0x80,
                0x41,
                0xff,
            ),
            { maxLength: 12 },
        )
        .map((all) => Uint8Array.from(all)),
);

/** The platform's decoder says the same, but for how many marks stand for a broken character. */
export const text: Target = {
    name: 'bytes to text, cut anywhere',
    share: 20,
    property: fc.property(anyBytes, sizes, (bytes, cuts) => {
        const utf8 = new Utf8();
        const read = cutUp(bytes, cuts).reduce((all, chunk) => all + utf8.push(chunk), '') + utf8.finish();
        const once = new Utf8();
        if (read !== once.push(bytes) + once.finish()) throw new Error('it depends on where it is cut');
        const fewer = (given: string): string => given.replace(/\ufffd+/g, '\ufffd');
        const platform = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        if (fewer(read) !== fewer(platform))
            throw new Error(`${JSON.stringify(read)}, not ${JSON.stringify(platform)}`);
    }),
};
