import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

/** The pure part as a bundle takes it in: with zod/mini, minified. */
export async function sizeFigure(): Promise<Figure[]> {
    const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL('../../../core/src/pure.ts', import.meta.url))],
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        write: false,
    });
    const bytes = outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
    return [atMost('size of the pure part, minified, with zod/mini', bytes / 1024, 'KB gzip', 40)];
}
