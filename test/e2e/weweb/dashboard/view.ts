import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from './playwright.js';

export interface ViewOptions {
    readonly width: number;
    readonly height: number;
    readonly scheme: 'light' | 'dark';
    /** Who is signed in; null: nobody. */
    readonly user: string | null;
    /** Page of the app to begin with, such as `requests`. */
    readonly at: string;
    /** Dots for a pixel. */
    readonly scale: number;
}

const USUAL: ViewOptions = {
    width: 1280,
    height: 860,
    scheme: 'light',
    user: 'Dana',
    at: 'tables',
    scale: 1,
};

interface Place {
    readonly origin: string;
    readonly pictures: string;
    /** File of axe-core. */
    readonly axe: string;
    readonly problems: string[];
    readonly sent: Set<string>;
}

interface Finding {
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

declare const axe: { run(): Promise<{ readonly violations: readonly Finding[] }> };

/** The app in a window. */
export interface View {
    readonly page: Page;
    /** Goes to a page of the app by its link, as `tables/2`. */
    readonly open: (route: string) => Promise<void>;
    /** Waits until nothing loads any more. */
    readonly settled: () => Promise<void>;
    /** What axe finds on the page as it is now, a line each. */
    readonly findings: () => Promise<readonly string[]>;
    /** Leaves `<name>.png` in the folder of pictures; `whole`: also what one has to scroll to. */
    readonly picture: (name: string, whole?: boolean) => Promise<void>;
}

function watch(page: Page, { problems, sent, origin }: Place, name: string): void {
    page.on('pageerror', (error) => problems.push(`${name}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(`${name}: ${message.text()}`);
    });
    page.on('request', (request) => {
        const to = new URL(request.url()).origin;
        if (to !== origin) sent.add(`${to} ${request.headers()['authorization'] ?? ''}`.trim());
    });
}

/** Runs `work` with the app in a new window. */
export async function openView<T>(
    browser: Browser,
    place: Place,
    options: Partial<ViewOptions>,
    work: (view: View) => Promise<T>,
): Promise<T> {
    const { width, height, scheme, user, at, scale } = { ...USUAL, ...options };
    const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        timezoneId: 'UTC',
        // Pictures of charts that still grow are never alike.
        reducedMotion: 'reduce',
        deviceScaleFactor: scale,
    });
    try {
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        watch(page, place, at);
        const view = viewOf(page, place);
        await page.goto(`${place.origin}/#/${at}`);
        if (user !== null) {
            await page.getByRole('button', { name: `Sign in as ${user}` }).click();
            await view.settled();
        }
        return await work(view);
    } finally {
        await context.close();
    }
}

function viewOf(page: Page, { origin, pictures, axe: file }: Place): View {
    const settled = async (): Promise<void> => {
        await page.locator('main > :not(.loading)').first().waitFor();
        await page.waitForFunction(
            () => document.querySelector('.loading, [aria-busy="true"], dialog .progress') === null,
        );
    };
    return {
        page,
        settled,
        async open(route) {
            await page.goto(`${origin}/#/${route}`);
            await settled();
        },
        async findings() {
            await page.addScriptTag({ content: readFileSync(file, 'utf8') });
            const { violations } = await page.evaluate(() => axe.run());
            return violations.map(
                ({ id, impact, help, nodes }) =>
                    `${impact ?? '?'} ${id}: ${help}\n  ${nodes
                        .slice(0, 4)
                        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`)
                        .join('\n  ')}`,
            );
        },
        async picture(name, whole = false) {
            await page.mouse.move(1, 1);
            await page.screenshot({
                path: join(pictures, `${name}.png`),
                animations: 'disabled',
                fullPage: whole,
            });
        },
    };
}
