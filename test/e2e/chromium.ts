import { install } from './install/install.js';
import { systemProgram } from './install/system.js';

/** Nothing the browser might fetch or report by itself. */
const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/** What is used of playwright-core, whose types are installed with it outside the checkout. */
interface Playwright<Browser> {
    readonly chromium: {
        launch(options: {
            readonly executablePath: string;
            readonly args: readonly string[];
        }): Promise<Browser>;
    };
    readonly selectors: { setTestIdAttribute(name: string): void };
}

const isPlaywright = <Browser>(library: unknown): library is Playwright<Browser> =>
    typeof library === 'object' && library !== null && 'chromium' in library && 'selectors' in library;

export interface LaunchOptions {
    /** Beside those that keep the browser to itself. */
    readonly flags?: readonly string[];
    /** Attribute that `getByTestId` looks at. */
    readonly testId?: string;
}

/** Debian's Chromium. What is used of the browser is described by who uses it. */
export async function launchChromium<Browser>({ flags = [], testId }: LaunchOptions = {}): Promise<Browser> {
    const library: unknown = (await install('browser')).require('playwright-core');
    if (!isPlaywright<Browser>(library)) throw new Error('playwright-core is not what it was');
    if (testId !== undefined) library.selectors.setTestIdAttribute(testId);
    return library.chromium.launch({
        executablePath: await systemProgram('chromium'),
        args: [...FLAGS, ...flags],
    });
}
