import fc from 'fast-check';
import { readEventStream } from '../../../core/src/mcp/session/body.js';
import { readEvents } from '../../../core/src/mcp/session/events.js';
import type { Fields } from '../../../core/src/mcp/session/events.js';
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

/** The text cut wherever the numbers say; every letter alone where they say nothing. */
function cutUp(text: string, sizes: readonly number[]): string[] {
    const pieces: string[] = [];
    for (let at = 0, turn = 0; at < text.length; turn++) {
        const size = sizes.length === 0 ? 1 : (sizes[turn % sizes.length] ?? 1);
        pieces.push(text.slice(at, at + size));
        at += size;
    }
    return pieces;
}

const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 });

async function* streamOf(pieces: readonly string[]): AsyncGenerator<string> {
    for (const piece of pieces) yield await Promise.resolve(piece);
}

const TELLING = ['event', 'data', 'id', 'retry'];
const telling = (all: readonly Fields[]): string =>
    JSON.stringify(
        all.map((fields) => TELLING.map((name) => fields[name])).filter((event) => event.some(Boolean)),
    );

/** However a stream is cut, it holds the same events. */
export const events: Target = {
    name: 'event streams, cut anywhere',
    share: 26,
    property: fc.asyncProperty(eventText, sizes, async (text, cuts) => {
        const read = [];
        for await (const event of readEventStream(streamOf(cutUp(text, cuts)))) read.push(event);
        const [cut, whole] = [telling(read), telling(readEvents(text))];
        if (cut !== whole) throw new Error(`${cut} is not ${whole}`);
    }),
};
