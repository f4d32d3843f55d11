/** One npm installation outside the checkout. */
export interface Tree {
    readonly name: string;
    /** Folder of its `package.json`, seen from `trees/`. Default: the one with its name. */
    readonly list?: string;
    /** What it is needed for, as the progress line says it. */
    readonly purpose: string;
    /** Node that runs npm here and what is installed; `system` is the one that runs the tests. Default `system`. */
    readonly node?: 'node-24' | 'system';
    /**
     * Packages whose install scripts are run; all others' are not: they fetch what the tests have no use for, some
     * from places that are not always in reach.
     */
    readonly compiled?: readonly string[];
}

const N8N = { compiled: ['sqlite3'] } as const;

export const TREES = {
    'node-24': { name: 'node-24', purpose: 'Node 24, which a current n8n needs' },
    engine: { name: 'engine', purpose: "n8n's engine by itself, without the server" },
    scan: { name: 'scan', purpose: 'the scanner that n8n verifies packages with' },
    browser: { name: 'browser', purpose: 'playwright, for the editor in Chromium' },
    'weweb-cli': { name: 'weweb-cli', purpose: "WeWeb's own build for its editor" },
    'weweb-page': { name: 'weweb-page', purpose: 'the build for published apps, and the page it runs in' },
    'weweb-other': {
        name: 'weweb-other',
        purpose: "what WeWeb's Supabase plugin brings along, to compare with",
    },
    dashboard: {
        name: 'dashboard',
        list: '../../../../examples/weweb-dashboard',
        purpose: 'what the example of an admin page is built with',
    },
    docs: { name: 'docs', list: '../../../../docs/site', purpose: 'what the documentation is built with' },
    axe: { name: 'axe', purpose: 'the accessibility check' },
    'n8n-2.41.1': { name: 'n8n-2.41.1', purpose: 'a current n8n, about 3 minutes', node: 'node-24', ...N8N },
    'n8n-2.8.4': { name: 'n8n-2.8.4', purpose: 'the last n8n for Node 20, about 2 minutes', ...N8N },
} as const satisfies Readonly<Record<string, Tree>>;

export type TreeName = keyof typeof TREES;

/** The versions of n8n that are tried, newest first. */
export const N8N_VERSIONS = ['2.41.1', '2.8.4'] as const;
export type N8nVersion = (typeof N8N_VERSIONS)[number];
