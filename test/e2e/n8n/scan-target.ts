import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import * as z from 'zod/v4';
import { Findings } from '../report.js';
import type { Target } from '../target.js';
import { install } from '../install/install.js';
import type { Installed } from '../install/install.js';
import { ROOT } from './package.js';

/** What is used of ESLint, as it lies beside the scanner. */
interface Linter {
    lintFiles(patterns: readonly string[]): Promise<readonly LintResult[]>;
    loadFormatter(
        name: 'stylish',
    ): Promise<{ format(results: readonly LintResult[]): string | Promise<string> }>;
}

interface LintResult {
    readonly errorCount: number;
    readonly warningCount: number;
}

interface Scanner {
    readonly SOURCE_FILE_PATTERNS: readonly string[];
    buildScanConfig(): Promise<unknown>;
    analyzePackage(folder: string, patterns: readonly string[]): Promise<unknown>;
}

const verdict = z.looseObject({
    passed: z.boolean(),
    message: z.string().optional(),
    details: z.string().optional(),
});

/** What the scanner looks at in a tarball; it looks at the sources for the rest. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

async function loadScanner({ folder }: Installed): Promise<Scanner> {
    const file = join(folder, 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs');
    const scanner: unknown = await import(pathToFileURL(file).href);
    const has = Object(scanner) as Partial<Scanner>;
    const { SOURCE_FILE_PATTERNS, buildScanConfig, analyzePackage } = has;
    if (SOURCE_FILE_PATTERNS === undefined || buildScanConfig === undefined || analyzePackage === undefined) {
        throw new Error('this version of the scanner works in another way');
    }
    return { SOURCE_FILE_PATTERNS, buildScanConfig, analyzePackage };
}

/** The scanner counts errors only; the same rules are run once more to see the warnings. */
async function scan(
    tree: Installed,
    scanner: Scanner,
    folder: string,
    patterns: readonly string[],
): Promise<void> {
    const { passed, message, details } = verdict.parse(await scanner.analyzePackage(folder, patterns));
    if (message !== undefined && passed) throw new Findings(message);
    if (!passed) throw new Findings(`${message ?? 'refused'}\n${details ?? ''}`);
    const { ESLint } = tree.require('eslint') as { ESLint: new (options: object) => Linter };
    const linter = new ESLint({
        cwd: folder,
        allowInlineConfig: false,
        overrideConfigFile: true,
        overrideConfig: await scanner.buildScanConfig(),
    });
    const results = await linter.lintFiles(patterns);
    const found = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
    if (results.length === 0) throw new Findings('there is nothing to scan');
    if (found > 0) throw new Findings(await (await linter.loadFormatter('stylish')).format(results));
}

export const scanTarget: Target = {
    name: 'scan',
    about: "n8n's verification scan, of the sources and of the tarball: no errors and no warnings",
    async run({ nodes }, report) {
        const tree = await install('scan');
        const scanner = await loadScanner(tree);
        await report.check('scan', 'sources', 'package.json, nodes and credentials', () =>
            scan(tree, scanner, ROOT, scanner.SOURCE_FILE_PATTERNS),
        );
        const { folder } = await nodes();
        await report.check('scan', 'tarball', 'everything in it that runs', () =>
            scan(tree, scanner, folder, TARBALL_PATTERNS),
        );
    },
};
