import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { resolveSettings } from '../../../core/src/node/config.js';
import { readRecords } from '../../../core/src/node/files/index.js';
import type { FileFormat } from '../../../core/src/node/files/types.js';
import { attempt, attemptOwn } from '../check.js';
import {
    constantText,
    damaged,
    deepText,
    jsonText,
    listText,
    objectText,
    oddText,
    repeating,
    TOKEN,
} from '../odd.js';
import type { Target } from '../target.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const yamlLine = fc.oneof(
    fc
        .tuple(
            fc.constantFrom(
                'profiles',
                'default',
                'access_token',
                'instance_origin',
                'workspace',
                'branch',
                'insecure',
                '__proto__',
                'profile',
                '  one',
                '    access_token',
                '    instance_origin',
            ),
            fc.oneof(
                oddText,
                fc.constantFrom(
                    '',
                    TOKEN,
                    'https://x1.n7.xano.io',
                    '1',
                    'true',
                    '&a',
                    '*a',
                    '!!js/function x',
                    '[1, 2',
                    '{a: b}',
                    '|',
                    '>-',
                    '"\\x',
                ),
            ),
        )
        .map(([name, value]) => `${name}: ${value}`),
    fc.constantFrom(
        '- a',
        '---',
        '...',
        '%YAML 1.2',
        '<<: *a',
        '? x',
        '\tx: y',
        '# text',
        '*a',
        '&a [*a, *a]',
    ),
    oddText,
);
const yaml = fc.oneof(
    fc.array(yamlLine, { maxLength: 10 }).map((lines) => lines.join('\n')),
    // Each name stands for nine of the one before.
    fc
        .integer({ min: 2, max: 12 })
        .map((depth) =>
            Array.from(
                { length: depth },
                (_, i) =>
                    `a${i}: &a${i} [${i === 0 ? 'x' : Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`,
            ).join('\n'),
        ),
    jsonText,
);

/** The files of the Xano CLI, as somebody's editor left them. */
export const profiles: Target = {
    name: 'profile files',
    share: 4,
    property: fc.asyncProperty(
        repeating(yaml),
        repeating(yaml),
        repeating(oddText),
        async (credentials, pin, name) => {
            await attempt(() =>
                resolveSettings(
                    { profile: name },
                    {
                        env: { XANO_TIMEOUT_MS: name },
                        cwd: '/project',
                        home: '/home',
                        readFile: (path) =>
                            path.endsWith('credentials.yaml')
                                ? credentials
                                : path === '/project/profile.yaml'
                                  ? pin
                                  : undefined,
                    },
                ),
            );
            await attempt(() =>
                resolveSettings(
                    {},
                    {
                        env: {},
                        cwd: '/project',
                        home: '/home',
                        readFile: (path) => (path.endsWith('credentials.yaml') ? credentials : undefined),
                    },
                ),
            );
        },
    ),
};

const cell = fc.oneof(
    oddText,
    fc.constantFrom('a', '1', '"a"', '"a""b"', '"', '"a"b', 'a\nb', '"a\r\nb"', '=1+1', ''),
);
const separator = fc.constantFrom(',', ';', '\t', '|');
const csv = fc
    .tuple(
        separator,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }),
        fc.constantFrom('id,name\n', '__proto__,constructor,a\n', '\ufeffid;name\r\n', ''),
    )
    .map(([between, end, rows, head]) => head + rows.map((cells) => cells.join(between)).join(end));

const record = objectText({ id: constantText(1), name: constantText('a'), __proto__x: jsonText });
const ndjson = fc
    .array(damaged(fc.oneof(record, jsonText)), { maxLength: 6 })
    .map((lines) => lines.join('\n'));
const jsonArray = damaged(fc.oneof(listText(record, 6), listText(jsonText, 6), jsonText));

const file: fc.Arbitrary<{ readonly format: FileFormat; readonly content: string }> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ format: fc.constantFrom<FileFormat>('csv', 'tsv'), content: csv }) },
    { weight: 4, arbitrary: fc.record({ format: fc.constant<FileFormat>('ndjson'), content: ndjson }) },
    { weight: 4, arbitrary: fc.record({ format: fc.constant<FileFormat>('json'), content: jsonArray }) },
    {
        weight: 1,
        arbitrary: fc.record({
            format: fc.constantFrom<FileFormat>('csv', 'tsv', 'ndjson', 'json'),
            content: fc.oneof(oddText, deepText),
        }),
    },
);

const packings: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
    (bytes) => bytes,
    (bytes) => bytes,
    (bytes) => gzipSync(bytes),
    (bytes) => gzipSync(bytes).subarray(0, -5),
    (bytes) => Uint8Array.from([0xff, 0xfe, ...bytes]),
    (bytes) => bytes.subarray(0, -1),
];

/** Rows of any file, in pieces of any size. */
export const records: Target = {
    name: 'record files',
    share: 6,
    property: fc.asyncProperty(
        file,
        fc.constantFrom(...packings),
        fc.integer({ min: 1, max: 64 }),
        fc.boolean(),
        async ({ format, content }, pack, size, passOver) => {
            const bytes = pack(bytesOf(content));
            const pieces = Math.max(size, Math.ceil(bytes.length / 200));
            const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, i) =>
                Buffer.from(bytes.subarray(i * pieces, (i + 1) * pieces)),
            );
            await attemptOwn(async () => {
                const rows = [];
                const options = { format, ...(passOver ? { onUnreadable: () => undefined } : {}) };
                for await (const row of readRecords(Readable.from(chunks), options)) rows.push(row);
                return rows;
            });
        },
    ),
};
