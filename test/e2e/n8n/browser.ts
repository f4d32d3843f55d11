import { join } from 'node:path';
import type { N8nApi } from './server/api.js';
import { launchChromium } from '../chromium.js';

/** What is used of playwright-core, whose types are installed with it outside the checkout. */
export interface Locator {
    first(): Locator;
    last(): Locator;
    click(): Promise<void>;
    dblclick(): Promise<void>;
    fill(text: string): Promise<void>;
    textContent(): Promise<string | null>;
    allTextContents(): Promise<string[]>;
    getByText(text: string | RegExp, options?: { readonly exact?: boolean }): Locator;
    scrollIntoViewIfNeeded(): Promise<void>;
    evaluate<T>(work: (element: HTMLElement) => T): Promise<T>;
    waitFor(options?: { readonly state?: 'visible' | 'hidden'; readonly timeout?: number }): Promise<void>;
}

interface ConsoleMessage {
    type(): string;
    text(): string;
    location(): { readonly url: string };
}

interface RouteRequest {
    abort(): Promise<void>;
}

export interface Page {
    readonly keyboard: { press(key: string): Promise<void> };
    readonly mouse: { move(x: number, y: number): Promise<void> };
    addStyleTag(options: { readonly content: string }): Promise<unknown>;
    goto(url: string, options?: { readonly waitUntil?: 'domcontentloaded' }): Promise<unknown>;
    getByTestId(id: string): Locator;
    getByText(text: string | RegExp, options?: { readonly exact?: boolean }): Locator;
    getByPlaceholder(text: string | RegExp): Locator;
    locator(selector: string): Locator;
    screenshot(options: { readonly path: string; readonly animations: 'disabled' }): Promise<unknown>;
    waitForResponse(url: RegExp): Promise<unknown>;
    setDefaultTimeout(ms: number): void;
    on(event: 'console', listener: (message: ConsoleMessage) => void): void;
    on(event: 'pageerror', listener: (error: Error) => void): void;
    on(event: 'response', listener: (response: { status(): number; url(): string }) => void): void;
}

interface BrowserContext {
    addCookies(cookies: readonly object[]): Promise<void>;
    route(matches: (url: URL) => boolean, handler: (route: RouteRequest) => Promise<void>): Promise<void>;
    newPage(): Promise<Page>;
}

interface Browser {
    newContext(options: {
        readonly viewport: { width: number; height: number };
        readonly deviceScaleFactor: number;
    }): Promise<BrowserContext>;
    close(): Promise<void>;
}

/** n8n's messages in the corner come and go when they like, over what is looked at. */
const WITHOUT_MESSAGES = '.el-notification { display: none !important; }';

/** What the editor itself writes when the hosts it would ask are out of reach. */
const FOREIGN_HOST = /net::ERR_(FAILED|BLOCKED)|Failed to load resource|Failed to fetch/;

/** The editor of n8n in Chromium, logged in as the owner. */
export interface Editor {
    readonly page: Page;
    /** Errors of the page, errors and warnings on its console, and what n8n refused to load. */
    readonly problems: readonly string[];
    /** Opens a saved workflow and waits for its nodes. */
    openWorkflow(id: string): Promise<void>;
    /** Opens a node's panel by its name on the canvas. */
    openNode(name: string): Promise<void>;
    /** Leaves a panel or a dialog. */
    leave(): Promise<void>;
    /** Leaves `<name>.png` in the folder of pictures. Resolves with its path. */
    picture(name: string): Promise<string>;
    close(): Promise<void>;
}

export async function openEditor(api: N8nApi, pictures: string): Promise<Editor> {
    const browser = await launchChromium<Browser>({ testId: 'data-test-id' });
    try {
        const context = await browser.newContext({
            viewport: { width: 1280, height: 860 },
            // Sharp on screens that show more than one dot for a pixel.
            deviceScaleFactor: 1.5,
        });
        const { hostname } = new URL(api.origin);
        const [name = '', value = ''] = api.cookie.split('=');
        await context.addCookies([{ name, value, domain: hostname, path: '/' }]);
        await context.route(
            (url) => url.hostname !== hostname,
            (route) => route.abort(),
        );
        const page = await context.newPage();
        page.setDefaultTimeout(30_000);
        return editorOf(page, api.origin, pictures, () => browser.close());
    } catch (thrown) {
        await browser.close();
        throw thrown;
    }
}

function editorOf(page: Page, origin: string, pictures: string, close: () => Promise<void>): Editor {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`page: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type()) || FOREIGN_HOST.test(message.text())) return;
        problems.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
        if (response.status() >= 400)
            problems.push(`${response.status()} ${new URL(response.url()).pathname}`);
    });
    return {
        page,
        problems,
        async openWorkflow(id) {
            await page.goto(`${origin}/workflow/${id}`, { waitUntil: 'domcontentloaded' });
            await page.getByTestId('canvas-node').first().waitFor({ timeout: 60_000 });
            await page.addStyleTag({ content: WITHOUT_MESSAGES });
        },
        async openNode(name) {
            await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).first().dblclick();
            await page.getByTestId('node-execute-button').first().waitFor();
            // Boxes under the mouse show buttons.
            await page.mouse.move(0, 0);
        },
        async leave() {
            await page.keyboard.press('Escape');
            await page.getByTestId('node-execute-button').first().waitFor({ state: 'hidden' });
        },
        async picture(name) {
            const path = join(pictures, `${name}.png`);
            // A box notices that the mouse left it when the mouse moves.
            await page.mouse.move(1, 1);
            await page.screenshot({ path, animations: 'disabled' });
            return path;
        },
        close,
    };
}
