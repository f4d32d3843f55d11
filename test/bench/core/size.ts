import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const core = fileURLToPath(new URL('../../../core/src', import.meta.url));

/** Of everything the pure entry exports, zod/mini included. */
const WHOLE = { name: 'size of the whole pure part, with zod/mini', limit: 40 };

/**
 * What a bundle takes of it when it is handed only what it uses, from little to much: each is measured on top of what
 * stands before it. These limits are no promise; they show what grows.
 */
const PARTS = [
    {
        name: 'of it, client, Metadata API operations and zod/mini (guard)',
        uses: 'createClientOf, metadataOperations',
        limit: 40,
    },
    { name: 'added by the composite operations (guard)', uses: 'createClientOf, catalogue', limit: 13 },
    {
        name: 'added by MCP: sessions, tools, adaptation (guard)',
        uses: 'createClientOf, catalogue, mcpPart, createPureSession',
        limit: 28,
    },
    {
        name: 'added by the doctor and the configurations of AI clients (guard)',
        uses: 'createClientOf, catalogue, mcpPart, createPureSession, setupPart',
        limit: 9,
    },
];

/** Minified and compressed as a page or a package would have it. */
export async function sizeFigures(): Promise<Figure[]> {
    const whole = await gzipped(`export * from './pure.js';`);
    const figures: Figure[] = [atMost(WHOLE.name, whole / 1024, 'KB gzip', WHOLE.limit)];
    let before = 0;
    for (const { name, uses, limit } of PARTS) {
        const size = await gzipped(`export { ${uses} } from './pure.js';`);
        figures.push(atMost(name, (size - before) / 1024, 'KB gzip', limit));
        before = size;
    }
    return figures;
}

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
