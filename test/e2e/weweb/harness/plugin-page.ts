import { Findings } from '../../report.js';
import type { Bench } from './bench.js';
import type { Locator, Tab } from './browser.js';
import { HOSTS, MCP_URL, PROXY_URL } from './hosts.js';

export type Json = Readonly<Record<string, unknown>>;

/** What a workflow sees of an action. */
export interface Outcome {
    readonly result: unknown;
    readonly error: (Json & { readonly message: string }) | null;
}

/** A file that a visitor chose in a file input. */
export interface ChosenFile {
    readonly argument: string;
    readonly name: string;
    readonly type: string;
    readonly text: string;
}

/** The harness of the page, as `page/harness.js` makes it; used inside the page only. */
interface Harness {
    mount(content: unknown, config: unknown, settings: unknown): Promise<void>;
    run(code: string, args: unknown, more: { readonly file?: ChosenFile | undefined }): Promise<Outcome>;
    collection(config: unknown, query: unknown): Promise<Json>;
    formula(name: string, ...given: readonly unknown[]): unknown;
    context(): Promise<unknown>;
    openAction(code: string, args: unknown): Promise<void>;
    openSettings(name: string, part: string): Promise<void>;
    openCollection(config: unknown, part: string): Promise<void>;
    value(): Json;
    isValid(name: string): boolean;
    actionIsValid(code: string, args: unknown): boolean;
    save(name: string): Promise<void>;
    set(name: string, value: unknown): void;
    variable(name: string): unknown;
    signIn(token: string): void;
    take(): PageLog;
    /** Milliseconds until a dropdown is filled, and until an entry that is typed is in it. */
    timeDropdown(
        code: string,
        picker: string,
        entry: string,
    ): Promise<{ readonly open: number; readonly find: number }>;
    longest: number;
    /** Keeps the page from reacting for so many milliseconds. */
    block(ms: number): Promise<void>;
}

export interface PageLog {
    readonly errors: readonly string[];
    readonly notifications: readonly Json[];
    readonly triggers: readonly (Json & { readonly trigger: string })[];
    readonly actions: readonly { readonly type: string; readonly message: string; readonly meta: unknown }[];
}

declare global {
    interface Window {
        readonly harness: Harness;
        readonly registered: readonly { readonly content: unknown; readonly config: unknown }[];
        readonly __frontPlugin: { readonly content: unknown; readonly config: unknown };
        nextBinding?: string;
    }
}

/** What Chromium itself writes when a request fails, or its answer may not be read: those are what some checks are about. */
const OF_THE_NETWORK = /Failed to load resource|blocked by CORS policy|net::ERR_/;

/** The bundle as a page has it. */
interface Script {
    readonly url: string;
    readonly type?: string;
}
const SCRIPTS: Readonly<Record<'editor' | 'app', Script>> = {
    editor: { url: '/manager.js' },
    app: { url: '/front.js', type: 'module' },
};

/** A page in WeWeb's editor or a published app, with the plugin in it. */
export class PluginPage {
    readonly tab: Tab;
    readonly problems: string[] = [];

    private constructor(tab: Tab) {
        this.tab = tab;
    }

    static async open(
        bench: Bench,
        place: 'editor' | 'app',
        settings: Json,
        script: Script = SCRIPTS[place],
    ): Promise<PluginPage> {
        const tab = await bench.browser.newPage({
            ignoreHTTPSErrors: true,
            viewport: { width: 460, height: 900 },
            deviceScaleFactor: 1.5,
        });
        const page = new PluginPage(tab);
        tab.setDefaultTimeout(10_000);
        tab.on('pageerror', (error) => page.problems.push(`page: ${error.stack ?? error.message}`));
        tab.on('console', (message) => {
            if (!['error', 'warning'].includes(message.type()) || OF_THE_NETWORK.test(message.text())) return;
            page.problems.push(`console: ${message.text()}`);
        });
        await tab.goto(`https://${HOSTS[place]}/`);
        await tab.addScriptTag(script);
        if (place === 'editor') await tab.waitForFunction(() => window.registered.length === 1);
        await tab.evaluate((given) => {
            const plugin = window.registered[0] ?? window.__frontPlugin;
            return window.harness.mount(plugin.content, plugin.config, given);
        }, settings);
        return page;
    }

    run(code: string, args: Json, file?: ChosenFile): Promise<Outcome> {
        return this.tab.evaluate(
            (given) => window.harness.run(given.code, given.args, { file: given.file }),
            {
                code,
                args,
                file,
            },
        );
    }

    collection(config: Json, query: Json = {}): Promise<Json> {
        return this.tab.evaluate((given) => window.harness.collection(given.config, given.query), {
            config,
            query,
        });
    }

    async openAction(code: string, args: Json = {}): Promise<void> {
        await this.tab.evaluate((given) => window.harness.openAction(given.code, given.args), { code, args });
        await this.tab.locator('[data-action]').waitFor();
    }

    openSettings(name: string, part = 'edit'): Promise<void> {
        return this.tab.evaluate((given) => window.harness.openSettings(given.name, given.part), {
            name,
            part,
        });
    }

    openCollection(config: Json = {}, part = 'edit'): Promise<void> {
        return this.tab.evaluate((given) => window.harness.openCollection(given.config, given.part), {
            config,
            part,
        });
    }

    /** What the open panel holds. */
    value(): Promise<Json> {
        return this.tab.evaluate(() => window.harness.value());
    }

    log(): Promise<PageLog> {
        return this.tab.evaluate(() => window.harness.take());
    }

    variable(name: string): Promise<unknown> {
        return this.tab.evaluate((given) => window.harness.variable(given), name);
    }

    signIn(token: string): Promise<void> {
        return this.tab.evaluate((given) => window.harness.signIn(given), token);
    }

    /** The row with this label. */
    row(label: string): Locator {
        return this.tab.locator(`[data-label="${label}"]`).first();
    }

    /** Waits until nothing is loading, and what was typed is shown. */
    async settled(): Promise<void> {
        await this.tab.waitForFunction(() => document.querySelector('[data-test=loading]') === null);
    }

    async bind(label: string, code: string): Promise<void> {
        await this.tab.evaluate((given) => {
            window.nextBinding = given;
        }, code);
        await this.row(label).locator('[data-test=plug]').click();
    }

    /** Ends the page. @throws Findings when it, or something in it, had a complaint. */
    async close(): Promise<void> {
        const { errors } = await this.log();
        await this.tab.close();
        const all = [...this.problems, ...errors];
        if (all.length > 0) throw new Findings(all.join('\n'));
    }
}

/** Settings as the editor keeps them, and as a published app gets them. */
export function settingsFor(bench: Bench) {
    const { workspaceId, tokens } = bench.xano.sandbox;
    const publicData = {
        instanceHost: HOSTS.instance,
        workspaceId,
        proxyUrl: PROXY_URL,
        mcpUrl: MCP_URL,
        allowWrites: ['records', 'bulk', 'tables', 'files', 'endpoints', 'mcp'],
    };
    return { editor: { publicData, privateData: { metaToken: tokens.full } }, app: { publicData } };
}
