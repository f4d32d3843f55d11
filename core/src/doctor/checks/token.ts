import { readToken } from '../../token.js';
import type { Check } from '../types.js';
import { span } from '../wording.js';

const WHERE = 'Xano dashboard, instance settings, Metadata API & MCP Server, Manage Access Tokens';
const DAY_MS = 86_400_000;

/** What the token says of itself; whether Xano takes it comes later. */
export const token: Check = {
    id: 'token',
    title: 'Access token',
    run({ context: { link }, learnt: { aheadMs = 0 } }) {
        const { kind, audience, expiresAt } = readToken(link.token);
        const facts = {
            kind,
            ...(audience === undefined ? {} : { audience }),
            ...(expiresAt === undefined ? {} : { expires_at: new Date(expiresAt).toISOString() }),
        };
        if (kind !== 'jwt') {
            const looks =
                kind === 'jwe' ? 'It is encrypted, as login tokens of application users are' : 'It is no JWT';
            return { state: 'ok', message: `${looks}: nothing can be read from it.`, facts };
        }
        if (audience?.includes('xano:meta') === false) {
            return {
                state: 'warning',
                message: `It is made for ${audience.join(', ')}, not for the Metadata API.`,
                next: `Make an access token: ${WHERE}.`,
                facts,
            };
        }
        if (expiresAt === undefined) return { state: 'ok', message: 'It names no end.', facts };
        // By the server's clock, which is the one that counts.
        const left = expiresAt - (link.runtime.now() + aheadMs);
        const day = new Date(expiresAt).toISOString().slice(0, 10);
        if (left <= 0) {
            const next = `Make a new one: ${WHERE}.`;
            return { state: 'failed', message: `The access token ended on ${day}.`, next, facts };
        }
        if (left > DAY_MS) return { state: 'ok', message: `It is valid until ${day}.`, facts };
        return {
            state: 'warning',
            message: `The access token ends in ${span(left)}.`,
            next: `Make a new one before that: ${WHERE}.`,
            facts,
        };
    },
};
