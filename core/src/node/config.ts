import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { XanoError } from '../errors.js';
import { readEnvironment, VARIABLES } from './environment.js';
import type { Settings } from './environment.js';
import { readProfile, sameInstance } from './profiles.js';
import type { Place, ResolvedSettings } from './profiles.js';

export type { Place, ResolvedSettings } from './profiles.js';
export { readEnvironment } from './environment.js';
export { readProfile } from './profiles.js';

/** What a program says itself. A member that is undefined counts as not given. */
export type GivenSettings = {
    readonly [K in keyof Settings | 'profile']?: (Settings & { profile?: string })[K] | undefined;
};

const KEYS: readonly (keyof Settings)[] = [
    'instanceUrl',
    'accessToken',
    'workspaceId',
    'branch',
    'dataSource',
    'accountUrl',
    'insecure',
    'mcpUrl',
    'timeoutMs',
    'retries',
];

/** No such file, a folder of that name, or a file in place of a folder on the way. */
const ABSENT: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

function readFile(path: string): string | undefined {
    try {
        return readFileSync(path, 'utf8');
    } catch (error) {
        const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
        if (ABSENT.has(code)) return undefined;
        throw new XanoError({
            kind: 'config',
            message: `${path} cannot be read (${String(code)}).`,
            hint: 'Let the user this program runs as read the file.',
        });
    }
}

/** This process: its environment, its folder, its user. */
export function thisPlace(): Place {
    return { env: process.env, cwd: process.cwd(), home: homedir(), readFile };
}

interface Layer {
    readonly settings: Settings;
    readonly nameOf: (key: keyof Settings) => string;
}

function environmentLayer({ env }: Place): Layer {
    const names = new Map<string, string>(Object.entries(VARIABLES).map(([name, { key }]) => [key, name]));
    return { settings: readEnvironment(env), nameOf: (key) => names.get(key) ?? 'the environment' };
}

/** The first layer that has a setting gives it. */
function overlay(layers: readonly Layer[]): ResolvedSettings {
    const settings: Record<string, unknown> = {};
    const source: Record<string, string> = {};
    for (const key of KEYS) {
        const layer = layers.find((candidate) => candidate.settings[key] !== undefined);
        if (layer === undefined) continue;
        settings[key] = layer.settings[key];
        source[key] = layer.nameOf(key);
    }
    return { ...settings, source };
}

/** choice: the token of a profile is sent to the instance of that profile only; nobody means to hand it to another. */
function refuseForeignToken(resolved: ResolvedSettings, profile: ResolvedSettings): void {
    const { instanceUrl, accessToken, source } = resolved;
    const from = profile.source.accessToken;
    if (accessToken === undefined || from === undefined || source.accessToken !== from) return;
    if (instanceUrl === undefined || profile.instanceUrl === undefined) return;
    if (sameInstance(instanceUrl, profile.instanceUrl)) return;
    throw new XanoError({
        kind: 'config',
        message: `The access token of ${from} belongs to another instance than the one ${source.instanceUrl ?? ''} names.`,
        hint: 'Give the accessToken for that instance as well, or choose the profile that belongs to it.',
        path: 'accessToken',
    });
}

/**
 * All settings that apply, each with where it came from: options before environment variables before a
 * `profile.yaml` before a profile of the Xano CLI. Profiles are looked at when one is asked for, or when options and
 * environment do not give both instance and token.
 *
 * @throws XanoError `config`; never with a token in its text
 */
export function resolveSettings(options: GivenSettings = {}, place: Place = thisPlace()): ResolvedSettings {
    const { profile: profileName, ...given } = options;
    const settings: Settings = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
    );
    const said: readonly Layer[] = [
        { settings, nameOf: (key) => `the option ${key}` },
        environmentLayer(place),
    ];
    const resolved = overlay(said);
    const named = profileName !== undefined || readEnvironment(place.env).profile !== undefined;
    const complete = resolved.instanceUrl !== undefined && resolved.accessToken !== undefined;
    if (complete && !named) return resolved;
    const profile = readProfile({ ...place, ...(profileName === undefined ? {} : { profile: profileName }) });
    if (profile === undefined) return resolved;
    const nameOf = (key: keyof Settings): string => profile.source[key] ?? 'a profile';
    const all = overlay([...said, { settings: profile, nameOf }]);
    refuseForeignToken(all, profile);
    return all;
}
