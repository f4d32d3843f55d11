import { describe, expect, test } from '@jest/globals';
import { endpointPath, pathOf } from '../../../core/src/history/endpoint.js';

describe('which endpoint a logged address is', () => {
    test.each([
        ['https://xabc-defg-hijk.n7.xano.io/api:meta/workspace/7', '/api:meta/workspace/{id}'],
        ['/api:Ab3dE6gH/orders/1204/refund?force=1', '/api:Ab3dE6gH/orders/{id}/refund'],
        ['/api:Ab3dE6gH:dev/me#top', '/api:Ab3dE6gH:dev/me'],
        ['/api:Ab3dE6gH/docs/0B9F2C1E-1d2c-4e5f-8a9b-0c1d2e3f4a5b/', '/api:Ab3dE6gH/docs/{id}'],
        ['/api:Ab3dE6gH/v2/orders', '/api:Ab3dE6gH/v2/orders'],
        [
            '/api:Ab3dE6gH/reports/revenue-by-month-and-country',
            '/api:Ab3dE6gH/reports/revenue-by-month-and-country',
        ],
        ['http://localhost:8080?x=1', '/'],
        ['', '/'],
    ])('%s is %s', (uri, path) => {
        expect(endpointPath(pathOf(uri))).toBe(path);
    });

    test.each([
        '/api:x/magic/Zm9vYmFyQmF6UXV4MTIzNDU2Nzg5',
        '/api:x/magic/507f1f77bcf86cd799439011',
        '/api:x/magic/dana@example.test',
        '/api:x/magic/dana%40example.test',
    ])('keys and addresses of people do not show: %s', (uri) => {
        expect(pathOf(uri)).toBe('/api:x/magic/{key}');
    });

    test('the path of a single call keeps its ids', () => {
        expect(pathOf('/api:x/orders/12?token=abc')).toBe('/api:x/orders/12');
    });
});
