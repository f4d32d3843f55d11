import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { NotLooked } from '../doctor/not-looked.js';
import type { Check, Finding, Place, Subject } from '../doctor/types.js';
import { listed, span } from '../doctor/wording.js';
import type { ResolvedSettings } from './profiles.js';

const PROXIES = ['https_proxy', 'http_proxy', 'all_proxy', 'HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'] as const;

/** These checks would look past the proxy that requests go through. */
function refuseBehindProxy(): void {
    const proxy = PROXIES.find((name) => (process.env[name] ?? '') !== '');
    if (proxy === undefined) return;
    throw new NotLooked(`${proxy} is set: a proxy looks names up and opens connections.`);
}

const addressOf = ({ context }: Subject): URL => new URL(context.link.metaUrl);

/** `[::1]` is written without its brackets everywhere but in a URL. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

const codeOf = (error: unknown): string =>
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code';

const dns: Check = {
    id: 'dns',
    title: 'Host name',
    async run(subject) {
        refuseBehindProxy();
        const host = hostOf(addressOf(subject));
        if (isIP(host) !== 0) throw new NotLooked('The instance is named by its address.');
        try {
            const found = await lookup(host, { all: true });
            const addresses = found.map(({ address }) => address);
            return { state: 'ok', message: `${host} is ${listed(addresses)}.`, facts: { host, addresses } };
        } catch (error) {
            return {
                state: 'failed',
                message: `The name ${host} cannot be looked up (${codeOf(error)}).`,
                next: 'Check the instance URL for a typing slip, then your network and its DNS.',
                facts: { host, code: codeOf(error) },
            };
        }
    },
};

const SOON_MS = 14 * 86_400_000;

/** Node's types promise members that a certificate may lack. */
type Seen = Partial<Pick<PeerCertificate, 'valid_to'>> & { readonly issuer?: { readonly O?: unknown } };

function tlsCheck({ insecure, ownRuntime }: { insecure: boolean; ownRuntime: boolean }): Check {
    return {
        id: 'tls',
        title: 'Certificate',
        async run(subject) {
            const address = addressOf(subject);
            if (address.protocol !== 'https:') throw new NotLooked('The instance is reached without TLS.');
            if (ownRuntime) throw new NotLooked('The runtime is one of your own, with rules of its own.');
            refuseBehindProxy();
            const socket = await handshake(address, subject);
            try {
                return certificateFinding(socket, insecure, subject.context.link.runtime.now());
            } finally {
                socket.destroy();
            }
        },
    };
}

/** Opens a connection and lets any certificate pass, to be able to say what is wrong with it. */
function handshake(address: URL, { context }: Subject): Promise<TLSSocket> {
    const host = hostOf(address);
    const port = Number(address.port === '' ? 443 : address.port);
    const { signal } = context.options;
    return new Promise((resolve, reject) => {
        const named = isIP(host) === 0 ? { servername: host } : {};
        const socket = connect({ host, port, ...named, rejectUnauthorized: false });
        const leave = (): void => void socket.destroy(new Error('stopped'));
        signal?.addEventListener('abort', leave, { once: true });
        socket.once('secureConnect', () => {
            signal?.removeEventListener('abort', leave);
            resolve(socket);
        });
        socket.once('error', (error) => {
            signal?.removeEventListener('abort', leave);
            reject(new NotLooked(`No TLS connection to ${host}:${port} (${codeOf(error)}).`));
        });
    });
}

function certificateFinding(socket: TLSSocket, insecure: boolean, now: number): Finding {
    const { valid_to, issuer } = socket.getPeerCertificate() as Seen;
    const until = Date.parse(valid_to ?? '');
    const maker = typeof issuer?.O === 'string' ? issuer.O : undefined;
    const facts = {
        trusted: socket.authorized,
        protocol: socket.getProtocol(),
        ...(maker === undefined ? {} : { issuer: maker }),
        ...(Number.isNaN(until) ? {} : { valid_to: new Date(until).toISOString() }),
    };
    if (insecure) {
        return {
            state: 'warning',
            message:
                'Certificates are not checked (insecure is set), so anybody on the way can read the token.',
            next: 'Remove insecure from the options or the profile, unless this is a sandbox of your own.',
            facts,
        };
    }
    if (!socket.authorized) {
        const { authorizationError: reason } = socket as { readonly authorizationError?: unknown };
        return {
            state: 'failed',
            message: `The certificate is not trusted here (${reason instanceof Error ? codeOf(reason) : String(reason)}).`,
            next: 'For an instance of your own, give its authority as `ca` of createNodeRuntime, or in NODE_EXTRA_CA_CERTS. Else somebody on the way may be reading along.',
            facts,
        };
    }
    if (until - now < SOON_MS) {
        return {
            state: 'warning',
            message: `The certificate ends in ${span(until - now)}.`,
            next: 'Whoever runs the domain has to renew it.',
            facts,
        };
    }
    return { state: 'ok', message: `Trusted${maker === undefined ? '' : `, by ${maker}`}.`, facts };
}

/** What of this process a diagnosis can tell: where settings came from, names and certificates. */
export function nodePlace(
    resolved: ResolvedSettings,
    { ownRuntime }: { readonly ownRuntime: boolean },
): Place {
    return {
        kind: 'node',
        sourceOf: (setting, value) => (resolved[setting] === value ? resolved.source[setting] : undefined),
        checks: [dns, tlsCheck({ insecure: resolved.insecure === true, ownRuntime })],
    };
}
