import { expect, test } from '@jest/globals';
import { didYouMean, nearMatches } from '../../../core/src/near.js';

const NAMES = ['customer', 'customer_profiles', 'orders', 'order_items', 'product'];

test.each([
    ['custmer', ['customer']],
    ['Customer Profiles', ['customer_profiles', 'customer']],
    ['order', ['order_items', 'orders']],
    ['ORDERS', ['orders']],
    ['zebra', []],
    ['', []],
])('%s is near %j', (wanted, near) => {
    expect(nearMatches(wanted, NAMES)).toEqual(near);
});

test('the sentence names them, or is not there', () => {
    expect(didYouMean('produkt', NAMES)).toBe(' Did you mean "product"?');
    expect(didYouMean('zebra', NAMES)).toBe('');
});
