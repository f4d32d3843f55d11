import { expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { plainBox } from '../../../nodes/XanoConnect/run/plain-box.js';

const read = (saved: unknown, json: IDataObject): unknown => plainBox(saved)?.({ json });

test.each([
    ['={{ $json.email }}', 'a@example.test'],
    ['={{$json.email}}', 'a@example.test'],
    ['={{ $json["e-mail"] }}', 'b@example.test'],
    ["={{ $json['e-mail'] }}", 'b@example.test'],
    ['={{ $json.missing }}', undefined],
    // A field of every object is none of the item's.
    ['={{ $json.constructor }}', undefined],
    ['as it is', 'as it is'],
    ['', ''],
    [0, 0],
    [null, null],
])('%s is read without an expression', (saved, expected) => {
    expect(plainBox(saved)).toBeDefined();
    expect(read(saved, { email: 'a@example.test', 'e-mail': 'b@example.test' })).toBe(expected);
});

test.each([
    ['={{ $json.a.b }}'],
    ['={{ $json.a + 1 }}'],
    ['={{ $json.a }} and more'],
    ['=text'],
    ['={{ $json.a }}{{ $json.b }}'],
    ['={{ $json["a\\"b"] }}'],
    [['={{ $json.a }}']],
    [{ a: 1 }],
])('%s is left to n8n', (saved) => {
    expect(plainBox(saved)).toBeUndefined();
});
