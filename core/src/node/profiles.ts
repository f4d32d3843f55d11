import { dirname, join, resolve } from 'node:path';
import { XanoError } from '../errors.js';
import { didYouMean } from '../near.js';
import { parseInstanceUrl } from '../url.js';
import { readEnvironment, toWorkspaceId } from './environment.js';
import type { Environment, Settings, Sources } from './environment.js';
import { isMembers, parseYaml } from './yaml-file.js';
import type { Members } from './yaml-file.js';

/** Settings, and where each of them came from. */
export interface ResolvedSettings extends Settings {
    readonly source: Sources;
}

/** What of the machine is looked at. */
export interface Place {
    readonly env: Environment;
    readonly cwd: string;
    readonly home: string;
    /** Text of a file; undefined when there is none. */
    readonly readFile: (path: string) => string | undefined;
}

const HINT =
    'Sign in with `xano auth` of the Xano CLI, point XANO_CONFIG at another credentials file, or give instanceUrl ' +
    'and accessToken.';

function refuse(message: string, hint: string): never {
    throw new XanoError({ kind: 'config', message, hint });
}

/** A scalar as text: `branch: 1` and `workspace: 12` are numbers to YAML. */
function textOf(members: Members, name: string): string | undefined {
    const value = members[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The member names of the Xano CLI's files, and the settings they become. */
function settingsOf(members: Members): Settings {
    const workspace = textOf(members, 'workspace');
    const texts = {
        instanceUrl: textOf(members, 'instance_origin'),
        accessToken: textOf(members, 'access_token'),
        branch: textOf(members, 'branch'),
        accountUrl: textOf(members, 'account_origin'),
    };
    return {
        ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
        ...(workspace === undefined ? {} : { workspaceId: toWorkspaceId(workspace) }),
        ...(members.insecure === true ? { insecure: true } : {}),
    };
}

function withSource(settings: Settings, from: string): ResolvedSettings {
    return { ...settings, source: Object.fromEntries(Object.keys(settings).map((key) => [key, from])) };
}

/** A folder's own choice of profile, workspace and branch, made to be committed with its project. */
interface Pin {
    readonly path: string;
    readonly profile: string | undefined;
    readonly settings: Settings;
}

const PIN_MEMBERS = ['profile', 'workspace', 'branch', 'instance_origin'];

function readPin({ cwd, readFile }: Place): Pin | undefined {
    for (let folder = resolve(cwd); ; folder = dirname(folder)) {
        const path = join(folder, 'profile.yaml');
        const text = readFile(path);
        const pin = text === undefined ? undefined : parsePin(text, path);
        if (pin !== undefined) return pin;
        if (folder === dirname(folder)) return undefined;
    }
}

function parsePin(text: string, path: string): Pin | undefined {
    const members = parseYaml(text, path);
    if (!isMembers(members)) return undefined;
    if ('access_token' in members) {
        refuse(
            `${path} holds an access_token, which would be committed with the project.`,
            'Remove it there, revoke that token in Xano if the file was ever shared, and keep tokens in ' +
                '~/.xano/credentials.yaml or XANO_ACCESS_TOKEN.',
        );
    }
    // choice: other tools have files of this name as well; one that says none of these things is theirs.
    if (!PIN_MEMBERS.some((name) => textOf(members, name) !== undefined)) return undefined;
    // Only these: a file that comes with somebody else's project must not switch off TLS checks or move the account.
    const { instanceUrl, workspaceId, branch } = settingsOf(members);
    const settings = {
        ...(instanceUrl === undefined ? {} : { instanceUrl }),
        ...(workspaceId === undefined ? {} : { workspaceId }),
        ...(branch === undefined ? {} : { branch }),
    };
    return { path, profile: textOf(members, 'profile'), settings };
}

function credentialsPath(configPath: string | undefined, { cwd, home }: Place): string {
    if (configPath === undefined) return join(home, '.xano', 'credentials.yaml');
    return resolve(cwd, configPath.replace(/^~(?=[\\/]|$)/, home));
}

interface Credentials {
    readonly path: string;
    readonly fallback: string | undefined;
    readonly profiles: Members;
}

function readCredentials(path: string, text: string): Credentials {
    const members = parseYaml(text, path);
    const profiles = isMembers(members) ? members.profiles : undefined;
    if (!isMembers(members) || !isMembers(profiles)) {
        refuse(`${path} has no "profiles", so it is not a credentials file of the Xano CLI.`, HINT);
    }
    const names = Object.keys(profiles);
    // choice: as the Xano CLI does, the profile called "default" stands in for a missing choice; and so does the only one.
    const named = textOf(members, 'default') ?? (names.includes('default') ? 'default' : undefined);
    return { path, profiles, fallback: named ?? (names.length === 1 ? names[0] : undefined) };
}

function pick({ path, profiles }: Credentials, name: string, askedBy: string): ResolvedSettings {
    const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
    if (isMembers(profile)) return withSource(settingsOf(profile), `profile "${name}" in ${path}`);
    const names = Object.keys(profiles);
    const known = names.length === 0 ? 'It has none.' : `It has: ${names.slice(0, 10).join(', ')}.`;
    return refuse(
        `There is no profile "${name}" (asked for by ${askedBy}) in ${path}.${didYouMean(name, names)}`,
        `${known} ${HINT}`,
    );
}

/** True when both addresses lead to the same server; an unreadable one leads nowhere. */
export function sameInstance(a: string, b: string): boolean {
    try {
        return parseInstanceUrl(a).origin === parseInstanceUrl(b).origin;
    } catch {
        return false;
    }
}

function merge(pin: Pin | undefined, profile: ResolvedSettings | undefined): ResolvedSettings | undefined {
    if (pin === undefined) return profile;
    const { instanceUrl } = pin.settings;
    // Otherwise a profile.yaml in a cloned project could have the token of its reader sent to a server of its author.
    if (
        instanceUrl !== undefined &&
        profile?.accessToken !== undefined &&
        !(profile.instanceUrl !== undefined && sameInstance(instanceUrl, profile.instanceUrl))
    ) {
        refuse(
            `${pin.path} names another instance than the ${profile.source.accessToken ?? 'profile'}, so its token is not used.`,
            'Name the matching profile in that file (profile: ...), or remove instance_origin from it.',
        );
    }
    const pinned = withSource(pin.settings, pin.path);
    return { ...profile, ...pinned, source: { ...profile?.source, ...pinned.source } };
}

/**
 * The profile of the official Xano CLI that applies: from `~/.xano/credentials.yaml` (or XANO_CONFIG), chosen by
 * `profile`, XANO_PROFILE, a `profile.yaml` in this or an upper folder, or the file's own default, in this order.
 * Workspace, branch and instance of a `profile.yaml` come before those of the profile. Undefined when there is none.
 *
 * @throws XanoError `config`: unknown profile, unreadable file, a token where none may stand
 */
export function readProfile(options: Place & { readonly profile?: string }): ResolvedSettings | undefined {
    const { profile: fromEnvironment, configPath } = readEnvironment(options.env);
    const pin = readPin(options);
    const asked = [
        ['the option profile', options.profile],
        ['XANO_PROFILE', fromEnvironment],
        [pin?.path ?? '', pin?.profile],
    ].find((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
    const path = credentialsPath(configPath, options);
    const text = options.readFile(path);
    if (text === undefined) {
        if (asked !== undefined) {
            refuse(`Profile "${asked[1]}" was asked for by ${asked[0]}, but there is no file ${path}.`, HINT);
        }
        if (configPath !== undefined) refuse(`XANO_CONFIG names ${path}, but there is no such file.`, HINT);
        return merge(pin, undefined);
    }
    const credentials = readCredentials(path, text);
    const [askedBy, name] = asked ?? [`"default" of the file`, credentials.fallback];
    return merge(pin, name === undefined ? undefined : pick(credentials, name, askedBy));
}
