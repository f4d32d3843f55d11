// What is used of playwright-core, whose types are installed with it outside the checkout.

export interface Locator {
    first(): Locator;
    nth(index: number): Locator;
    count(): Promise<number>;
    click(): Promise<void>;
    dblclick(): Promise<void>;
    check(): Promise<void>;
    fill(text: string): Promise<void>;
    press(key: string): Promise<void>;
    selectOption(value: string): Promise<unknown>;
    textContent(): Promise<string | null>;
    inputValue(): Promise<string>;
    allTextContents(): Promise<string[]>;
    getAttribute(name: string): Promise<string | null>;
    isDisabled(): Promise<boolean>;
    locator(selector: string): Locator;
    filter(options: { readonly hasText: string | RegExp }): Locator;
    getByRole(role: string, options?: RoleOptions): Locator;
    getByText(text: string | RegExp, options?: { readonly exact?: boolean }): Locator;
    evaluate<T>(work: (element: HTMLElement) => T): Promise<T>;
    waitFor(options?: { readonly state?: 'visible' | 'hidden' }): Promise<void>;
}

interface RoleOptions {
    readonly name?: string | RegExp;
    readonly exact?: boolean;
}

export interface Page {
    readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
    readonly mouse: { move(x: number, y: number): Promise<void> };
    goto(url: string): Promise<unknown>;
    locator(selector: string): Locator;
    getByRole(role: string, options?: RoleOptions): Locator;
    getByLabel(text: string | RegExp, options?: { readonly exact?: boolean }): Locator;
    getByText(text: string | RegExp, options?: { readonly exact?: boolean }): Locator;
    evaluate<T, A = undefined>(work: (given: A) => T | Promise<T>, given?: A): Promise<T>;
    addScriptTag(options: { readonly content: string }): Promise<unknown>;
    addInitScript(work: () => void): Promise<unknown>;
    waitForFunction<A>(work: (given: A) => unknown, given?: A): Promise<unknown>;
    screenshot(options: {
        readonly path: string;
        readonly animations: 'disabled';
        readonly fullPage?: boolean;
    }): Promise<unknown>;
    setDefaultTimeout(ms: number): void;
    setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
    on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
    on(event: 'pageerror', listener: (error: Error) => void): void;
    on(event: 'request', listener: (request: Sent) => void): void;
}

/** A request of the page. */
export interface Sent {
    url(): string;
    method(): string;
    headers(): Readonly<Record<string, string>>;
}

export interface BrowserContext {
    newPage(): Promise<Page>;
    close(): Promise<void>;
}

export interface Browser {
    newContext(options: {
        readonly viewport: { readonly width: number; readonly height: number };
        readonly colorScheme: 'light' | 'dark';
        readonly timezoneId: string;
        readonly reducedMotion: 'reduce';
        readonly deviceScaleFactor?: number;
    }): Promise<BrowserContext>;
    close(): Promise<void>;
}
