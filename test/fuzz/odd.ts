import fc from 'fast-check';

/** The token every client here is given. What a server says may hold it, and no error may. */
export const TOKEN = 'fuzz-c4nary-token-0123456789';

/** Stands where a server may repeat the token; what a caller writes has this word, which an error may quote. */
const WORD = 'fuzz-word-of-a-caller-012345';

const KEYS = [
    ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON', 'then'],
    ...['', ' ', '.', 'a.b', 'a[0]', 'length', '0', '-1', 'a|b', '$ref', 'é', '\u2028', '\0', 'polluted'],
    ...['id', 'name', 'type', 'items', 'nextPage', 'code', 'message', 'payload', 'param', 'value', 'token'],
];

const TEXTS = [
    ...['', ' ', '\n', '\0', '\ufeff', '\ud800', '\udfff', '💥', 'ﷺ', '%', '%zz', '%00', '\\', '"', "'", '`'],
    ...[
        'null',
        'undefined',
        'NaN',
        'Infinity',
        '-0',
        '1e999',
        '0x10',
        '9007199254740993',
        'true',
        '[]',
        '{}',
    ],
    ...[
        '__proto__',
        'constructor',
        '../../etc',
        '<html>',
        '<!doctype html>',
        'eyJhbGciOi',
        'Bearer x',
        '${x}',
    ],
    ...[WORD, `Bearer ${WORD}`, `"token":"${WORD}"`, `x=${WORD}`],
    ...['2026-02-30', '2026-01-01', '+099999-01-01', '1767225600000', 'now', '{"code":"ERROR_FATAL"}'],
];

/** Texts people and servers do not send on purpose. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 3, arbitrary: fc.string({ maxLength: 20 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    {
        weight: 1,
        arbitrary: fc
            .tuple(fc.constantFrom(...TEXTS, 'a', ' ', 'x='), fc.integer({ min: 1, max: 400 }))
            .map(([text, times]) => text.repeat(times)),
    },
);

const key: fc.Arbitrary<string> = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...KEYS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);

const number = fc.oneof(
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.constantFrom('0', '-0', '1', '1e308', '1e999', '-1', '1.5', '9007199254740993', '2147483648'),
);

const scalar = fc.oneof(
    fc.constantFrom('null', 'true', 'false'),
    number,
    oddText.map((text) => JSON.stringify(text)),
);

const member = (name: string, value: string): string => `${JSON.stringify(name)}:${value}`;

/**
 * Text of JSON rather than values: only what is parsed can have a member `__proto__` of its own, as foreign JSON may.
 */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ any: string; list: string; object: string }>(
    (tie) => ({
        any: fc.oneof(
            { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
            { weight: 4, arbitrary: scalar },
            { weight: 2, arbitrary: tie('list') },
            { weight: 4, arbitrary: tie('object') },
        ),
        list: fc.array(tie('any'), { maxLength: 5 }).map((all) => `[${all.join(',')}]`),
        object: fc
            .array(fc.tuple(key, tie('any')), { maxLength: 6 })
            .map((all) => `{${all.map(([name, value]) => member(name, value)).join(',')}}`),
    }),
).any;

/** Nested beyond what any recursion survives. */
export const deepText: fc.Arbitrary<string> = fc
    .tuple(
        fc.constantFrom(
            ['[', ']'],
            ['{"and":[', ']}'],
            ['{"a":', '}'],
            ['{"properties":{"a":', '}}'],
            ['{"__proto__":', '}'],
        ),
        fc.integer({ min: 50, max: 20_000 }),
        scalar,
    )
    .map(([[open = '', close = ''], depth, inner]) => open.repeat(depth) + inner + close.repeat(depth));

/**
 * An object with some of the members a parser looks for, mostly of values it may have, and others nobody expects.
 *
 * @param missing how often, in ten, a member is left out.
 */
export const objectText = (
    known: Readonly<Record<string, fc.Arbitrary<string>>>,
    missing = 2,
): fc.Arbitrary<string> => {
    const members = Object.entries(known).map(([name, value]) =>
        fc.oneof(
            { weight: missing, arbitrary: fc.constant(undefined) },
            { weight: 8 - missing, arbitrary: value.map((text) => member(name, text)) },
            { weight: 2, arbitrary: jsonText.map((text) => member(name, text)) },
        ),
    );
    const others = fc.array(
        fc.tuple(key, jsonText).map(([name, value]) => member(name, value)),
        { maxLength: 2 },
    );
    return fc
        .tuple(fc.tuple(...members), others)
        .map(([all, more]) => `{${[...all.filter((one) => one !== undefined), ...more].join(',')}}`);
};

export const listText = (item: fc.Arbitrary<string>, maxLength = 5): fc.Arbitrary<string> =>
    fc.array(item, { maxLength }).map((all) => `[${all.join(',')}]`);

export const constantText = (...values: readonly unknown[]): fc.Arbitrary<string> =>
    fc.constantFrom(...values.map((value) => JSON.stringify(value)));

/** What a server says, or what is pasted, with the token in it here and there. */
export const repeating = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    text.map((said) => said.replaceAll(WORD, TOKEN));

/** The text as it is, cut off, or with something in the middle that does not belong there. */
export const damaged = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.oneof(
        { weight: 6, arbitrary: text },
        {
            weight: 1,
            arbitrary: fc.tuple(text, fc.nat()).map(([whole, at]) => whole.slice(0, at % (whole.length + 1))),
        },
        {
            weight: 1,
            arbitrary: fc.tuple(text, fc.nat(), oddText).map(([whole, place, odd]) => {
                const at = place % (whole.length + 1);
                return whole.slice(0, at) + odd + whole.slice(at);
            }),
        },
    );

/** A value as JSON.parse gives it. */
export const parsed = (text: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
    text.map((json): unknown => JSON.parse(json));

/** What a caller of plain JavaScript may hand in. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 12, arbitrary: parsed(jsonText) },
    {
        weight: 1,
        arbitrary: fc.constantFrom<unknown>(undefined, NaN, Infinity, -0, 10n, Symbol('odd'), () => 1),
    },
    { weight: 1, arbitrary: fc.date({ noInvalidDate: false }) },
    { weight: 1, arbitrary: fc.constant(null).map(cyclic) },
);

function cyclic(): unknown {
    const value: Record<string, unknown> = { name: 'cyclic' };
    value['self'] = [value];
    return value;
}

/** Mostly what is parsed, sometimes what nobody sends, now and then what is nested without end. */
export const either = (text: fc.Arbitrary<string>) =>
    fc.oneof(
        { weight: 40, arbitrary: parsed(text) },
        { weight: 8, arbitrary: oddValue },
        { weight: 1, arbitrary: parsed(deepText) },
    );

/** What the types do not let through, plain JavaScript does. */
export const untyped = (value: unknown): never => value as never;
