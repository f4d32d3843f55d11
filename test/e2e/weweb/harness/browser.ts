import { launchChromium } from '../../chromium.js';

/** What is used of playwright-core, whose types are installed with it outside the checkout. */
export interface Locator {
    first(): Locator;
    nth(index: number): Locator;
    locator(selector: string): Locator;
    count(): Promise<number>;
    click(): Promise<void>;
    fill(text: string): Promise<void>;
    selectOption(option: {
        readonly label?: string;
        readonly index?: number;
        readonly value?: string;
    }): Promise<unknown>;
    setChecked(checked: boolean): Promise<void>;
    textContent(): Promise<string | null>;
    innerText(): Promise<string>;
    inputValue(): Promise<string>;
    isDisabled(): Promise<boolean>;
    getAttribute(name: string): Promise<string | null>;
    allTextContents(): Promise<string[]>;
    screenshot(options: { readonly path: string }): Promise<unknown>;
    waitFor(options?: {
        readonly state?: 'visible' | 'hidden' | 'attached';
        readonly timeout?: number;
    }): Promise<void>;
}

export interface Tab {
    goto(url: string): Promise<unknown>;
    addScriptTag(options: { readonly url: string; readonly type?: string }): Promise<unknown>;
    locator(selector: string): Locator;
    evaluate<T, A = undefined>(work: (given: A) => T | Promise<T>, given?: A): Promise<T>;
    waitForFunction(work: () => unknown): Promise<unknown>;
    setDefaultTimeout(ms: number): void;
    setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
    on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
    on(event: 'pageerror', listener: (error: Error) => void): void;
    close(): Promise<void>;
}

export interface Browser {
    newPage(options: {
        readonly ignoreHTTPSErrors: boolean;
        readonly viewport: { readonly width: number; readonly height: number };
        readonly deviceScaleFactor: number;
    }): Promise<Tab>;
    close(): Promise<void>;
}

/** Chromium for which every host name is the server on this port. */
export const openBrowser = (port: number): Promise<Browser> =>
    launchChromium<Browser>({
        flags: ['--ignore-certificate-errors', `--host-resolver-rules=MAP * 127.0.0.1:${port}`],
    });
