import { XanoError } from './errors.js';
import { holdsToken, isExpression, isPlaceholder, isUnfilled, unwrap } from './pasted.js';

/** Where an instance is reached. */
export interface InstanceAddress {
    /** `https://host[:port]`, without a slash at its end. */
    readonly origin: string;
    /** Base of the Metadata API: the origin, a base path if one was given before it, and `/api:meta`. */
    readonly metaUrl: string;
}

/** Account calls (`/instance`, `/auth/me`) go here; metadata-api.md section 1. */
const ACCOUNT_META_URL = 'https://app.xano.com/api:meta';

const WHERE =
    'Paste the address of your instance, such as https://xabc-defg-hijk.n7.xano.io or your custom domain. ' +
    'Xano shows it in the instance settings, under "Metadata API & MCP Server".';

/** Hosts of Xano that are no instance. */
const SITES: Readonly<Record<string, string>> = {
    'app.xano.com': 'the Xano dashboard, which names no instance',
    'xano.com': "Xano's web site",
    'www.xano.com': "Xano's web site",
    'docs.xano.com': "Xano's documentation",
    'community.xano.com': "Xano's community",
    'support.xano.com': "Xano's support",
    'xano.io': 'the end of an instance address, without the instance',
};

/** Reachable from this machine or its own network only, so that a token sent in clear stays there. */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\])$/;
const PRIVATE =
    /^(?:10(?:\.\d{1,3}){3}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|192\.168(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|\[f[cde][0-9a-f:]*\]|.+\.(?:local|internal|lan|home\.arpa|localdomain|test)|[^.[\]]+)$/;

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
const OCTET = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

function refuse(message: string, hint = WHERE): never {
    throw new XanoError({ kind: 'config', message, hint, path: 'instanceUrl' });
}

/** Refuses what is no address at all. None of these messages repeats the input: it may be, or hold, a token. */
function refuseNonsense(text: string): void {
    if (text === '') refuse('No instance URL was given: it is empty.');
    if (isUnfilled(text)) refuse(`The instance URL is the word "${text}": a variable was not filled in.`);
    if (isExpression(text)) refuse('The instance URL holds an expression that was not evaluated.');
    if (isPlaceholder(text)) refuse('The instance URL is still the placeholder of an example.');
    if (/^eyJ/.test(text) || /^bearer\s/i.test(text)) {
        refuse('The instance URL is an access token.', `The token belongs into accessToken. ${WHERE}`);
    }
    if (/\s/.test(text)) refuse('The instance URL has a space or a line break in it.');
}

function refuseScheme(scheme: string): never {
    // Anything else before a colon may be part of a secret.
    const shown = /^(?:ftps?|sftp|ssh|wss?|file|mailto|data|javascript|postgres(?:ql)?)$/i.test(scheme);
    refuse(
        `An instance URL begins with https://, not with ${shown ? `${scheme.toLowerCase()}:` : 'another scheme'}.`,
    );
}

/** Splits off the scheme. `https:/host`, `https//host` and `https://https://host` are typing slips, not errors. */
function splitScheme(text: string): { scheme: string | undefined; rest: string } {
    const known = /^(?:(https?)(?::\/*|\/\/+))+/i.exec(text);
    if (known !== null) return { scheme: known[1]?.toLowerCase(), rest: text.slice(known[0].length) };
    const other = /^([a-z][a-z0-9+.-]*):(?:\/\/|(?!\d))/i.exec(text);
    if (other?.[1] !== undefined) refuseScheme(other[1]);
    return { scheme: undefined, rest: text.replace(/^\/+/, '') };
}

function checkHost(host: string): void {
    if (host.startsWith('[')) return;
    const labels = host.split('.');
    const numeric = /^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '');
    const isAddress = labels.length === 4 && labels.every((label) => OCTET.test(label));
    if (numeric && !isAddress)
        refuse('The instance URL is a number or an incomplete IP address, not a host.');
    if (!labels.every((label) => LABEL.test(label) && label.length <= 63)) {
        refuse(
            'The instance URL holds a character that no host name has.',
            `Write a domain with accents or other scripts in its xn-- form. ${WHERE}`,
        );
    }
}

function splitAuthority(authority: string, hasScheme: boolean): { host: string; port: string } {
    if (holdsToken(authority)) refuse('The instance URL has an access token where the host should be.');
    if (authority.includes('@')) {
        refuse(
            hasScheme || authority.includes(':')
                ? 'The instance URL has a user name or password in it (before the @).'
                : 'The instance URL is an e-mail address.',
        );
    }
    const parts = /^(\[[0-9a-f:.]+\]|[^:[\]]+?)\.*(?::(\d*))?$/i.exec(authority);
    const host = parts?.[1]?.toLowerCase();
    if (host === undefined) refuse('The instance URL has no readable host.');
    const port = parts?.[2] ?? '';
    if (port !== '' && (Number(port) < 1 || Number(port) > 65535)) {
        refuse(`The instance URL has the port ${port.slice(0, 8)}, which does not exist.`);
    }
    checkHost(host);
    // choice: a single word alone is far more often the name of a workspace than a machine of the local network; with
    // a scheme or a port it can only be the latter (a container's name).
    if (!host.includes('.') && !hasScheme && port === '' && host !== 'localhost' && !host.startsWith('[')) {
        refuse('The instance URL is a single word, such as the name of a workspace, not an address.');
    }
    return { host, port: port === '' ? '' : String(Number(port)) };
}

/** What stands before `/api:meta`; every other path (dashboard, API group, MCP) only tells the host. */
function basePath(path: string): string {
    const before = /^(.*?)\/api(?::|%3a)meta(?:\/|$)/i.exec(path)?.[1] ?? '';
    // A token in the path is dropped, not repeated to the server in every URL.
    const segments = before.split('/').filter((segment) => segment !== '' && !holdsToken(segment));
    if (segments.some((segment) => /^\.+$/.test(segment) || !/^[\w.~:-]+$/.test(segment))) {
        refuse('The path before /api:meta holds a character it cannot have.');
    }
    return segments.map((segment) => `/${segment}`).join('');
}

function parse(input: unknown): InstanceAddress & { readonly host: string } {
    if (input === undefined || input === null) refuse('No instance URL was given.');
    if (typeof input !== 'string') refuse(`The instance URL must be a text, not ${describe(input)}.`);
    const text = unwrap(unwrap(input).replace(/[.,;]+$/, ''))
        .replace(/\\/g, '/')
        .replace(/[.,;/]+$/, '');
    refuseNonsense(text);
    const { scheme, rest } = splitScheme(text);
    const end = /[/?#]/.exec(rest)?.index ?? rest.length;
    const { host, port } = splitAuthority(rest.slice(0, end), scheme !== undefined);
    const loopback = LOOPBACK.test(host);
    // choice: https, except that nothing on this very machine speaks TLS unless told so.
    const protocol = scheme ?? (loopback ? 'http' : 'https');
    // choice: refused rather than raised to https, because whoever wrote http:// believes it works; over http the
    // access token would be readable on every network it crosses.
    if (protocol === 'http' && !loopback && !PRIVATE.test(host)) {
        refuse(
            `http://${host} would send the access token unencrypted.`,
            `Use https://${host}. Plain http is accepted only for this machine and private networks.`,
        );
    }
    const standard = protocol === 'https' ? '443' : '80';
    const origin = `${protocol}://${host}${port === '' || port === standard ? '' : `:${port}`}`;
    const path = rest.slice(end).replace(/[?#].*$/s, '');
    return { host, origin, metaUrl: `${origin}${basePath(path)}/api:meta` };
}

function describe(value: unknown): string {
    return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/**
 * Turns whatever people paste into the address of their instance: a bare host, a full URL, `.../api:meta` with or
 * without a path behind it, a custom domain, the URL of a page of the instance, of one of its API groups or of its
 * MCP server. choice: of the last three only the host counts. A token inside the URL is never repeated anywhere.
 *
 * @throws XanoError `config`, with what to paste and where Xano shows it
 */
export function parseInstanceUrl(input: unknown): InstanceAddress {
    const { host, origin, metaUrl } = parse(input);
    const site = SITES[host];
    if (site !== undefined) refuse(`${host} is ${site}.`);
    if (/^[a-z]\d+[a-z]?\.xano\.io$/.test(host)) {
        refuse(`${host} is a cluster of Xano; the name of the instance before it is missing.`);
    }
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
    try {
        return parse(override).metaUrl;
    } catch (error) {
        if (!(error instanceof XanoError)) throw error;
        throw new XanoError({
            kind: 'config',
            message: error.message.replace('instance URL', 'account URL'),
            hint: 'Leave accountUrl out to use https://app.xano.com, or paste the address of your own account server.',
            path: 'accountUrl',
        });
    }
}
