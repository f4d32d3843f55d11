import { expect, test } from '@jest/globals';
import { percentEncoded } from '../../../core/src/percent.js';

test('text is encoded as a part of an address', () => {
    expect(percentEncoded('a b/ü🚀?')).toBe('a%20b%2F%C3%BC%F0%9F%9A%80%3F');
});

test('half a character is no reason to fail', () => {
    expect(percentEncoded('a\ud83d')).toBe('a%EF%BF%BD');
    expect(percentEncoded('\ude80b')).toBe('%EF%BF%BDb');
});
