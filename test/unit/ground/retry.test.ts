import { describe, expect, test } from '@jest/globals';
import { parseRetryAfter, retryDelay, shouldRetry } from '../../../core/src/retry.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { TransportReason } from '../../../core/src/runtime.js';

const failed = (reason: TransportReason, sent: boolean): { failure: TransportFailure } => ({
    failure: new TransportFailure(reason, { sent }),
});

describe('shouldRetry', () => {
    // outcome, a read (or PUT, DELETE), another write
    test.each([
        [{ status: 400 }, false, false],
        [{ status: 401 }, false, false],
        [{ status: 403 }, false, false],
        [{ status: 404 }, false, false],
        [{ status: 408 }, true, false],
        [{ status: 409 }, false, false],
        [{ status: 429 }, true, true],
        [{ status: 500 }, true, false],
        [{ status: 502 }, true, false],
        [{ status: 503, retryAfter: '3' }, true, false],
        [{ status: 504 }, true, false],
        [failed('unreachable', false), true, true],
        [failed('unreachable', true), true, false],
        [failed('broken', true), true, false],
        [failed('timeout', true), true, false],
        [failed('timeout', false), true, true],
        [failed('aborted', false), false, false],
        [failed('aborted', true), false, false],
    ])('%j: idempotent %s, other write %s', (outcome, idempotent, write) => {
        expect(shouldRetry(outcome, { idempotent: true, tokenProven: false })).toBe(idempotent);
        expect(shouldRetry(outcome, { idempotent: false, tokenProven: false })).toBe(write);
    });

    test('a 401 after the token was accepted is taken for an outage: refused, so safe to send again', () => {
        expect(shouldRetry({ status: 401 }, { idempotent: false, tokenProven: true })).toBe(true);
    });
});

describe('retryDelay', () => {
    const now = Date.UTC(2026, 0, 15);
    test.each([
        ['grows', { status: 500 }, 0, 0, 500],
        ['grows', { status: 500 }, 2, 0, 2000],
        ['never past 8 s', { status: 500 }, 9, 0, 8000],
        ['minus up to a quarter', { status: 500 }, 0, 1, 375],
        ['Xano names no time for a 429', { status: 429 }, 0, 1, 21_000],
        ['Retry-After in seconds wins, without jitter', { status: 503, retryAfter: '7' }, 3, 1, 7000],
        [
            'Retry-After as a date',
            { status: 429, retryAfter: new Date(now + 3000).toUTCString() },
            0,
            1,
            3000,
        ],
        ['an unreadable Retry-After is none', { status: 429, retryAfter: 'soon' }, 0, 1, 21_000],
        ['a failure', failed('broken', true), 1, 0, 1000],
    ])('%s', (_, outcome, attempt, random, ms) => {
        expect(retryDelay(outcome, attempt, now, random)).toBe(ms);
    });

    test('a date in the past means now', () => {
        expect(parseRetryAfter(new Date(now - 9000).toUTCString(), now)).toBe(0);
    });
});
