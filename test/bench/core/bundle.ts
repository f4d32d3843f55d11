import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const core = fileURLToPath(new URL('../../../core/src', import.meta.url));

/** A program that handles records and nothing else, in a page. */
export const RECORDS = program('recordOperations', '{ record: recordOperations }');

/** A client of these operations of `pure/operations`, over fetch. */
export function program(operations: string, catalogue: string): string {
    return `
        import { createClientOf } from './pure/index.js';
        import { ${operations} } from './pure/operations.js';
        import { createBrowserRuntime } from './browser/index.js';
        export const clientOf = (options) => createClientOf(${catalogue}, options, createBrowserRuntime());
    `;
}

/** What a page or a package would have of this module, which imports from `core/src`: minified. */
export async function bundle(contents: string): Promise<string> {
    const { outputFiles } = await build({
        stdin: { contents, resolveDir: core, loader: 'ts' },
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        write: false,
    });
    return outputFiles.map(({ text }) => text).join('\n');
}

/** Bytes of it, compressed. */
export const gzipped = async (contents: string): Promise<number> => gzipSync(await bundle(contents)).length;
