import { describe, expect, test } from '@jest/globals';
import { EventReader, readEvents } from '../../../../core/src/mcp/session/events.js';
import type { Fields } from '../../../../core/src/mcp/session/events.js';
import { Place } from '../../../../core/src/node/mcp/place.js';

/** As the standard has them: without data there is none, and one without a name is a message. */
const eventsOf = (all: readonly Fields[]): Fields[] =>
    all.flatMap(({ event, data }) => (data ? [{ event: event || 'message', data }] : []));
const message = (data: string): Fields => ({ event: 'message', data });

const cases: readonly (readonly [string, string, readonly Fields[]])[] = [
    ['LF', 'data: a\n\ndata: b\n\n', [message('a'), message('b')]],
    ['CR', 'data: a\r\rdata: b\r\r', [message('a'), message('b')]],
    ['CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n', [message('a'), message('b')]],
    ['all three', 'data: a\r\n\n\rdata: b\r\r\n', [message('a'), message('b')]],
    ['several lines of data', 'data: a\ndata:\ndata: b\n\n', [message('a\n\nb')]],
    [
        'one space belongs to the form, more to the data',
        'data:  a\n\ndata:b\n\n',
        [message(' a'), message('b')],
    ],
    [
        'a name',
        'event: endpoint\ndata: /m?sid=1\n\ndata: x\n\n',
        [{ event: 'endpoint', data: '/m?sid=1' }, message('x')],
    ],
    ['a name without data is no event', 'event: ping\n\ndata: a\n\n', [message('a')]],
    ['comments and unknown fields', ': hello\nfoo: bar\ndata: a\nbare\n\n', [message('a')]],
    ['no last empty line', 'data: a\n\ndata: b', [message('a'), message('b')]],
    ['a colon in the data', 'data: {"a":"b: c"}\n\n', [message('{"a":"b: c"}')]],
    ['nothing', '', []],
];

describe.each(cases)('%s', (_, text, wanted) => {
    test('as a whole', () => expect(eventsOf(readEvents(text))).toEqual(wanted));

    test('cut anywhere', () => {
        for (let at = 0; at <= text.length; at++) {
            const reader = new EventReader();
            const events = [
                ...reader.push(text.slice(0, at)),
                ...reader.push(text.slice(at)),
                ...reader.finish(),
            ];
            expect([at, eventsOf(events)]).toEqual([at, wanted]);
        }
    });

    test('letter by letter', () => {
        const reader = new EventReader();
        const events = Array.from(text).flatMap((letter) => reader.push(letter));
        expect(eventsOf([...events, ...reader.finish()])).toEqual(wanted);
    });
});

test('an event comes as soon as it is complete', () => {
    const reader = new EventReader();
    const push = (text: string): Fields[] => eventsOf(reader.push(text));
    expect(push('data: a\n')).toEqual([]);
    expect(push('\n')).toEqual([message('a')]);
    expect(push('data: b\r')).toEqual([]);
    expect(push('')).toEqual([]);
    expect(push('\r')).toEqual([message('b')]);
    expect(push('\n')).toEqual([]);
    expect(push('data: c\r')).toEqual([]);
    expect(push('')).toEqual([]);
    expect(push('\ndata: d\r\n\r')).toEqual([message('c\nd')]);
});

test('id and retry are kept, also of an event without data', () => {
    const place = new Place();
    const take = (text: string): void => readEvents(text).forEach((event) => place.note(event));
    expect([place.lastId, place.retryMs]).toEqual([undefined, undefined]);
    take('id: 7\nretry: 250\n\n');
    expect([place.lastId, place.retryMs]).toEqual(['7', 250]);
    take('id: bad\0id\nretry: soon\ndata: a\n\n');
    expect([place.lastId, place.retryMs]).toEqual(['7', 250]);
});

test('a long line in many chunks is searched once', () => {
    const reader = new EventReader();
    const chunk = 'x'.repeat(1024);
    const chunks = 16_000;
    reader.push('data: ');
    // Searched anew for each chunk, this runs into the time limit of the test.
    for (let count = 0; count < chunks; count++) reader.push(chunk);
    expect(reader.push('\n\n')[0]?.data).toHaveLength(chunks * 1024);
});
