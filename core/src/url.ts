import { holdsToken, readPasted, refuse, refuseSlip, unwrap } from './pasted.js';
import type { Box, Slip } from './pasted.js';

/** Where an instance is reached. */
export interface InstanceAddress {
    /** `https://host[:port]`, without a slash at its end. */
    readonly origin: string;
    /** Base of the Metadata API: the origin, a base path if one was given before it, and `/api:meta`. */
    readonly metaUrl: string;
}

/** Account calls (`/instance`, `/auth/me`) go here; metadata-api.md section 1. */
const ACCOUNT_META_URL = 'https://app.xano.com/api:meta';

const INSTANCE: Box = {
    name: 'instance URL',
    path: 'instanceUrl',
    hint:
        'Paste the address of your instance, such as https://xabc-defg-hijk.n7.xano.io or your custom domain. ' +
        'Xano shows it in the instance settings, under "Metadata API & MCP Server".',
};

const ACCOUNT: Box = {
    name: 'account URL',
    path: 'accountUrl',
    hint: 'Leave it out for https://app.xano.com, or paste the address of your own account server.',
};

const SLIPS: readonly Slip[] = [[/^(?:eyJ|bearer\s)/i, 'is an access token, which belongs into accessToken']];

/** Hosts of Xano that are no instance. */
const NO_INSTANCE: readonly Slip[] = [
    [
        /^(?:(?:app|www|docs|community|support)\.)?xano\.com$/,
        'is {}, a site of Xano such as its dashboard or documentation, not an instance',
    ],
    [
        /^(?:[a-z]\d+[a-z]?\.)?xano\.io$/,
        'is {}, the end of an instance address, without the name of the instance',
    ],
];

/** Reachable from this machine or its own network only, so that a token sent in clear stays there. IP addresses are known to be whole. */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])$/;
const PRIVATE =
    /^(?:(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168|169\.254)\.[\d.]+|\[f[cde][0-9a-f:]*\]|.+\.(?:local|internal|lan|home\.arpa|localdomain|test)|[^.[\]]+)$/;

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const OCTET = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** Splits off the scheme. `https:/host`, `https//host` and `https://https://host` are typing slips, not errors. */
function splitScheme(box: Box, text: string): { scheme: string | undefined; rest: string } {
    const known = /^(?:(https?)(?::\/*|\/\/+))+/i.exec(text);
    if (known !== null) return { scheme: known[1]?.toLowerCase(), rest: text.slice(known[0].length) };
    // What stands before the colon may be part of a secret.
    if (/^[a-z][a-z0-9+.-]*:(?:\/\/|(?!\d))/i.test(text)) refuse(box, 'does not begin with https://');
    return { scheme: undefined, rest: text.replace(/^\/+/, '') };
}

function checkHost(box: Box, host: string): void {
    if (host.startsWith('[')) return;
    const labels = host.split('.');
    const numeric = /^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '');
    const isAddress = labels.length === 4 && labels.every((label) => OCTET.test(label));
    if (numeric && !isAddress) refuse(box, 'is a number or an incomplete IP address');
    if (!labels.every((label) => LABEL.test(label))) {
        refuse(
            box,
            'holds a character that no host name has',
            `Write accents and other scripts in their xn-- form. ${box.hint}`,
        );
    }
}

function splitAuthority(box: Box, authority: string, hasScheme: boolean): { host: string; port: string } {
    if (holdsToken(authority)) refuse(box, 'has an access token where the host should be');
    if (authority.includes('@'))
        refuse(box, 'is an e-mail address, or has a user name or password before an @');
    const parts = /^(\[[0-9a-f:.]+\]|[^:[\]]+?)\.*(?::(\d*))?$/i.exec(authority);
    const host = parts?.[1]?.toLowerCase();
    if (host === undefined) refuse(box, 'has no readable host');
    const port = Number(parts?.[2] ?? '');
    if (port > 65535 || /^0+$/.test(parts?.[2] ?? '')) refuse(box, 'has a port that does not exist');
    checkHost(box, host);
    // choice: a single word alone is far more often the name of a workspace than a machine of the local network; with
    // a scheme or a port it can only be the latter (a container's name).
    if (!hasScheme && port === 0 && /^(?!localhost$)[^.[]+$/.test(host))
        refuse(box, 'is a single word, such as the name of a workspace');
    return { host, port: port === 0 ? '' : `:${port}` };
}

/** What stands before `/api:meta`; every other path (dashboard, API group, MCP) only tells the host. */
function basePath(box: Box, path: string): string {
    const before = /^(.*?)\/api(?::|%3a)meta(?:\/|$)/i.exec(path)?.[1] ?? '';
    // A token in the path is dropped, not repeated to the server in every URL.
    const segments = before.split('/').filter((segment) => segment !== '' && !holdsToken(segment));
    if (segments.some((segment) => /^\.+$|[^\w.~:-]/.test(segment)))
        refuse(box, 'has a character in its path that cannot be there');
    return segments.map((segment) => `/${segment}`).join('');
}

function tidy(text: string): string {
    const bare = unwrap(text.replace(/[.,;]+$/, ''));
    return bare.replace(/\\/g, '/').replace(/[.,;/]+$/, '');
}

function parse(box: Box, input: unknown): InstanceAddress & { readonly host: string } {
    const { scheme, rest } = splitScheme(box, readPasted(box, input, tidy, SLIPS));
    const [authority = '', path = ''] = /^([^/?#]*)([^?#]*)/.exec(rest)?.slice(1) ?? [];
    const { host, port } = splitAuthority(box, authority, scheme !== undefined);
    const loopback = LOOPBACK.test(host);
    // choice: https, except that nothing on this very machine speaks TLS unless told so.
    const protocol = scheme ?? (loopback ? 'http' : 'https');
    // choice: refused rather than raised to https, because whoever wrote http:// believes it works; over http the
    // access token would be readable on every network it crosses.
    if (protocol === 'http' && !loopback && !PRIVATE.test(host)) {
        refuse(
            box,
            'would send the access token unencrypted',
            'Use https:// in place of http://. Plain http is accepted only for this machine and private networks.',
        );
    }
    const usual = protocol === 'https' ? ':443' : ':80';
    const origin = `${protocol}://${host}${port === usual ? '' : port}`;
    return { host, origin, metaUrl: `${origin}${basePath(box, path)}/api:meta` };
}

/**
 * Turns whatever people paste into the address of their instance: a bare host, a full URL, `.../api:meta` with or
 * without a path behind it, a custom domain, the URL of a page of the instance, of one of its API groups or of its
 * MCP server. choice: of the last three only the host counts. A token inside the URL is never repeated anywhere.
 *
 * @param box the one it was pasted into, where that is another with such a URL
 * @throws XanoError `config`, with what to paste and where Xano shows it
 */
export function parseInstanceUrl(input: unknown, box: Box = INSTANCE): InstanceAddress {
    const { host, origin, metaUrl } = parse(box, input);
    refuseSlip(box, host, NO_INSTANCE);
    return { origin, metaUrl };
}

/**
 * Base of the account's own Metadata API, which lists the instances: `https://app.xano.com/api:meta` unless `override`
 * names another.
 *
 * @throws XanoError `config`
 */
export function accountUrl(override?: unknown): string {
    if (override === undefined || override === null || override === '') return ACCOUNT_META_URL;
    return parse(ACCOUNT, override).metaUrl;
}
