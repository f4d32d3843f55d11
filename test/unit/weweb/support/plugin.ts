import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PLUGIN } from '../../../e2e/weweb/build/copy.js';
import { without } from '../../../e2e/weweb/build/markers.js';

/** What WeWeb is told by the plugin, in the order it happens. */
export interface Told {
    readonly variables: { readonly name: string; readonly value: unknown }[];
    readonly triggers: {
        readonly name: string;
        readonly event: Readonly<Record<string, unknown>>;
        readonly conditions: unknown;
    }[];
    readonly logs: { readonly text: string; readonly meta: unknown }[];
}

export interface Settings {
    readonly publicData: object;
    readonly privateData?: object;
}

export interface CollectionAnswer {
    readonly data?: unknown;
    readonly total?: number;
    readonly error: { readonly code: string | null; readonly kind: string; readonly message: string } | null;
}

export interface Plugin {
    settings: Settings;
    _onLoad(settings: Settings): Promise<void>;
    _fetchCollection(query: object): Promise<CollectionAnswer>;
    release(): void;
}

export interface Mounted {
    readonly plugin: Plugin;
    readonly told: Told;
    /** Calls an action, or another method, as WeWeb does. */
    act(method: string, args?: unknown): Promise<unknown>;
    /** Where the parts of its engine lie, which are still to come. */
    readonly parts: string;
    /** Forgets what WeWeb was told, and what the plugin holds. */
    close(): void;
}

/** The plugin as one of WeWeb's two builds has it, without a bundler: the other build's blocks cut, panels left out. */
async function built(build: 'editor' | 'published', folder: string): Promise<object> {
    const code = readFileSync(join(PLUGIN, 'src/wwPlugin.js'), 'utf8');
    const kept = without(build === 'editor' ? 'wwFront' : 'wwEditor', code, 'wwPlugin.js');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'wwPlugin.js'), kept.replace("import './components/index.js';", ''));
    for (const name of ['core', 'parts', 'editor'])
        cpSync(join(PLUGIN, 'src', name), join(folder, name), { recursive: true });
    const module = (await import(pathToFileURL(join(folder, 'wwPlugin.js')).href)) as { default: object };
    return module.default;
}

/**
 * Puts the plugin in place as WeWeb does, with a stand-in for what it uses of WeWeb.
 *
 * @param userToken of the user who is signed in to the app
 */
export async function mount(
    build: 'editor' | 'published',
    settings: Settings,
    userToken?: string,
): Promise<Mounted> {
    const told: Told = { variables: [], triggers: [], logs: [] };
    const id = 'plugin-id';
    const short = (name: string): string => name.replace(`${id}-`, '');
    Object.assign(globalThis, {
        wwLib: {
            globalContext: { browser: { environment: build === 'editor' ? 'editor' : 'production' } },
            wwPlugins: userToken === undefined ? {} : { xanoAuth: { accessToken: userToken } },
            wwVariable: {
                updateValue: (name: string, value: unknown) =>
                    told.variables.push({ name: short(name), value }),
            },
            wwWorkflow: {
                executeTrigger: (
                    name: string,
                    fired: { event: Record<string, unknown>; conditions: unknown },
                ) => told.triggers.push({ name: short(name), ...fired }),
            },
        },
    });
    const folder = mkdtempSync(join(tmpdir(), 'xano-admin-'));
    const plugin = {
        ...(await built(build, folder)),
        id,
        settings: structuredClone(settings),
    } as unknown as Plugin;
    await plugin._onLoad(plugin.settings);
    const wwUtils = {
        log: (_: string, text: string, meta: unknown) => told.logs.push({ text, meta }),
    };
    const methods = plugin as unknown as Readonly<
        Record<string, ((args: unknown, utils: unknown) => Promise<unknown>) | undefined>
    >;
    return {
        plugin,
        told,
        act: async (method, args = {}) => {
            if (typeof methods[method] !== 'function') throw new Error(`the plugin has no ${method}`);
            return methods[method](args, wwUtils);
        },
        parts: join(folder, 'parts'),
        close: () => {
            plugin.release();
            rmSync(folder, { recursive: true });
        },
    };
}
