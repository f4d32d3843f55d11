import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const core = fileURLToPath(new URL('../../../core/src', import.meta.url));

/** What a bundle takes of the pure part, from little to much: each is measured with everything before it. */
const PARTS = [
    {
        name: 'size of the pure part: client, Metadata API operations and zod/mini',
        uses: 'createClientOf, metadataOperations',
        limit: 40,
    },
    { name: 'added by the composite operations', uses: 'createClientOf, catalogue', limit: 13 },
    {
        name: 'added by MCP: sessions, tools, adaptation',
        uses: 'createClientOf, catalogue, mcpPart, createPureSession',
        limit: 28,
    },
    {
        name: 'added by the doctor and the configurations of AI clients',
        uses: 'createClientOf, catalogue, mcpPart, createPureSession, setupPart',
        limit: 9,
    },
];

/** Minified and compressed as a page or a package would have it. */
export async function sizeFigures(): Promise<Figure[]> {
    const figures: Figure[] = [];
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
