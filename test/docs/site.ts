import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT } from '../../docs/site/build.js';
import { serveSite } from '../../docs/site/server.js';
import { launchChromium } from '../e2e/chromium.js';
import { install } from '../e2e/install/install.js';
import type { Locator } from '../e2e/weweb/dashboard/playwright.js';

/** What is used of playwright's pages here. */
interface Page {
    goto(url: string): Promise<unknown>;
    url(): string;
    locator(selector: string): Locator;
    getByRole(role: string, options: { readonly name: string }): Locator;
    waitForURL(url: RegExp): Promise<void>;
    waitForLoadState(state: 'networkidle'): Promise<void>;
    setDefaultTimeout(ms: number): void;
    addScriptTag(options: { readonly path: string }): Promise<unknown>;
    evaluate<T>(work: () => T | Promise<T>): Promise<T>;
    on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
    on(event: 'pageerror', listener: (error: Error) => void): void;
    on(event: 'request', listener: (request: { url(): string }) => void): void;
    on(event: 'response', listener: (response: { url(): string; status(): number }) => void): void;
}

interface Browser {
    newContext(look: (typeof LOOKS)[number]): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
    close(): Promise<void>;
}

interface Finding {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

declare const axe: { run(): Promise<{ readonly violations: readonly Finding[] }> };

/** A page of each kind. */
const KINDS = [
    '',
    'start/script.html',
    'n8n.html',
    'guides/scopes.html',
    'guides/errors.html',
    'operations.html',
    'reference/record.html',
    'reference/types.html',
    'weweb-actions.html',
    'api/xano-connect/functions/createXano.html',
];

const LOOKS = [
    { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
    { colorScheme: 'dark', viewport: { width: 375, height: 800 } },
] as const;

const QUESTION = 'How do I patch rows by search over MCP?';
const ANSWER = /\/guides\/mcp-tools\.html#patch-rows-by-search$/;
const TIMEOUT_MS = 15_000;

const HTML = /\.html$/;

/** Pages of the built site, by their addresses. */
export const countPages = (): number =>
    readdirSync(OUTPUT, { recursive: true }).filter((file) => HTML.test(String(file))).length;

/** Notes what a visitor does not see: errors, requests to elsewhere, answers that are none. */
function watch(page: Page, origin: string, problems: string[]): void {
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${origin}/`) && !url.startsWith('data:'))
            problems.push(`${page.url()} asks ${url}`);
    });
    page.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.url()} answers ${response.status()}`);
    });
}

async function lookAt(page: Page, url: string, axeFile: string, problems: string[]): Promise<void> {
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) problems.push(`${url} is ${wider} pixels wider than the window`);
    await page.addScriptTag({ path: axeFile });
    const { violations } = await page.evaluate(() => axe.run());
    for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        problems.push(`${url}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }
}

/** A newcomer's question: one click on the landing page, or two through the guides, or the search. */
async function findAnswer(page: Page, origin: string, problems: string[]): Promise<void> {
    const expectAnswer = async (way: string): Promise<void> => {
        await page.waitForURL(ANSWER).catch(() => problems.push(`${way} leads to ${page.url()}`));
        const code = page.locator('.vp-doc pre').first();
        await code.waitFor();
    };
    await page.goto(`${origin}/`);
    await page.getByRole('link', { name: QUESTION }).click();
    await expectAnswer('the landing page');

    await page.goto(`${origin}/`);
    await page.locator('.VPHero a[href$="guides/"]').click();
    await page.getByRole('link', { name: 'Tools of the MCP server' }).first().click();
    await page.waitForURL(/\/guides\/mcp-tools\.html$/);

    for (const words of ['patch rows by search over MCP', 'patch search mcp']) {
        await page.goto(`${origin}/`);
        await page.locator('.DocSearch-Button').click();
        await page.locator('#localsearch-input').fill(words);
        const hit = page.locator('.VPLocalSearchBox .result').first();
        await hit.waitFor();
        const target = (await hit.getAttribute('href')) ?? '';
        if (!ANSWER.test(target)) problems.push(`searching "${words}" finds ${target} first`);
        await hit.click();
        await page.waitForURL(new RegExp(target.split('#')[0] ?? ''));
    }
}

/** What is wrong with the built site in a browser. */
export async function siteProblems(): Promise<readonly string[]> {
    const axeFile = join((await install('axe')).folder, 'node_modules/axe-core/axe.js');
    const site = await serveSite();
    const browser = await launchChromium<Browser>();
    const problems: string[] = [];
    try {
        for (const look of LOOKS) {
            const context = await browser.newContext(look);
            const page = await context.newPage();
            page.setDefaultTimeout(TIMEOUT_MS);
            watch(page, site.origin, problems);
            for (const kind of KINDS) await lookAt(page, `${site.origin}/${kind}`, axeFile, problems);
            if (look.viewport.width > 1000) await findAnswer(page, site.origin, problems);
            await context.close();
        }
    } finally {
        await browser.close();
        await site.close();
    }
    return problems;
}
