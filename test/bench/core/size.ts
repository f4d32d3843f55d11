import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const core = fileURLToPath(new URL('../../../core/src', import.meta.url));

/** All that `xano-connect/pure` exports: what the size is promised for. */
const PURE = {
    name: 'gzip size of the pure entry xano-connect/pure: client, every Metadata API operation, zod/mini; no composites, MCP, doctor',
    limit: 40,
};

/**
 * The other pure entries, all that each exports. A bundle that takes none holds nothing of them. These limits are no
 * promise; they show what grows.
 */
const MORE = [
    { entry: 'composites', name: 'composite operations', limit: 31 },
    { entry: 'mcp', name: 'MCP sessions, tools, forms, adaptation', limit: 33 },
    { entry: 'setup', name: 'doctor with the MCP session it needs, configurations of AI clients', limit: 23 },
];

const ALL = { name: 'all pure entries in one bundle (guard)', limit: 108 };

/** Minified and compressed as a page or a package would have it. */
export async function sizeFigures(): Promise<Figure[]> {
    const pure = await gzipped(everythingOf('index'));
    const figures: Figure[] = [atMost(PURE.name, pure / 1024, 'KB gzip', PURE.limit)];
    for (const { entry, name, limit } of MORE) {
        const both = await gzipped(everythingOf('index', entry));
        const what = `xano-connect/pure/${entry}: ${name}; added to pure alone (guard)`;
        figures.push(atMost(what, (both - pure) / 1024, 'KB gzip', limit));
    }
    const all = await gzipped(everythingOf('index', ...MORE.map(({ entry }) => entry)));
    return [...figures, atMost(ALL.name, all / 1024, 'KB gzip', ALL.limit)];
}

const everythingOf = (...entries: readonly string[]): string =>
    entries.map((entry) => `export * from './pure/${entry}.js';`).join('\n');

/** Bytes of a bundle of this module, which imports from `core/src`. */
export async function gzipped(contents: string): Promise<number> {
    const { outputFiles } = await build({
        stdin: { contents, resolveDir: core, loader: 'ts' },
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        write: false,
    });
    return outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
}
