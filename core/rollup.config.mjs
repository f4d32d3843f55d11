import { rmSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import dts from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';

/** By the name of their files in `dist`, which is the name in `exports` of package.json, too. */
const entries = {
    node: 'src/node/index.ts',
    browser: 'src/browser/index.ts',
    'mcp-sdk': 'src/node/mcp/index.ts',
    files: 'src/node/files/index.ts',
    // Its first line, which makes it a command, is kept.
    'xano-types': 'src/node/table-types/cli.ts',
    pure: 'src/pure/index.ts',
    'pure/composites': 'src/pure/composites.ts',
    'pure/mcp': 'src/pure/mcp.ts',
    'pure/operations': 'src/pure/operations.ts',
    'pure/parts': 'src/pure/parts.ts',
    'pure/setup': 'src/pure/setup.ts',
};

// Names of shared files carry a hash: without this the ones of earlier builds would be published too.
rmSync('dist', { recursive: true, force: true });

/** zod's own sources: a comment rollup cannot place, and modules that know each other. Any other warning is ours. */
function onwarn(warning) {
    const ofZod = [warning.id, ...(warning.ids ?? [])].some((id) => id?.includes('/zod/'));
    if (ofZod && ['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code)) return;
    throw new Error(warning.message);
}

// zod/mini is taken in: imported from its package it drags every locale along, which costs more start-up time than
// all of this package. Tree-shaken it is a few files.
const isBundled = (id) => id.startsWith('.') || id.startsWith('/') || id.startsWith('zod');
const external = (id) => !isBundled(id);

const code = {
    input: entries,
    external,
    onwarn,
    treeshake: { moduleSideEffects: false },
    plugins: [nodeResolve({ extensions: ['.ts', '.js', '.mjs'] }), esbuild({ target: 'es2022' })],
};

const output = (format, extension) => ({
    dir: 'dist',
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `shared-[hash].${extension}`,
    sourcemap: true,
    exports: 'named',
});

const typesOutput = (extension) => ({
    dir: 'dist',
    format: 'es',
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `shared-[hash].${extension}`,
});

const types = {
    input: entries,
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    plugins: [dts()],
    output: [typesOutput('d.mts'), typesOutput('d.cts')],
};

export default [{ ...code, output: [output('es', 'mjs'), output('cjs', 'cjs')] }, types];
