import { OutcomeUnknownError, XanoError } from '../../../../core/src/errors.js';
import { TransportFailure } from '../../../../core/src/runtime.js';

const cut = (): TransportFailure => new TransportFailure('broken', { sent: true });

/** The connection broke before the answer came. */
export const lost = (): XanoError =>
    new OutcomeUnknownError({ message: 'the connection broke before a whole answer came', cause: cut() });

/** A gateway gave up on the server behind it. */
export const gatewayTimeout = (): XanoError =>
    new OutcomeUnknownError({ message: '504 with a web page', status: 504 });

/** Xano itself failed in the middle of it, and is done with it. */
export const broken = (): XanoError =>
    new XanoError({ kind: 'server', message: '500, SQL Error', status: 500, maybeExecuted: true });

export const refusal = (message = '400, no'): XanoError =>
    new XanoError({ kind: 'validation', message, status: 400, path: 'name', hint: 'Correct "name".' });

export const tooLarge = (): XanoError =>
    new XanoError({ kind: 'validation', message: '413, too large', status: 413 });

/** Nothing was sent. */
export const unreachable = (): XanoError =>
    new XanoError({ kind: 'connection', message: 'nobody listens', code: 'ECONNREFUSED' });

export const tooMany = (retryAfterMs?: number): XanoError =>
    new XanoError({ kind: 'rate-limit', message: '429', status: 429, retryAfterMs });

export const unauthorized = (): XanoError =>
    new XanoError({ kind: 'auth', message: '401, Invalid token', status: 401 });
