import { nodeResolve } from '@rollup/plugin-node-resolve';
import dts from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';

const entries = { node: 'src/node/index.ts', browser: 'src/browser/index.ts', pure: 'src/pure.ts' };

// zod/mini is taken in: imported from its package it drags every locale along, which costs more start-up time than
// all of this package. Tree-shaken it is a few files.
const isBundled = (id) => id.startsWith('.') || id.startsWith('/') || id.startsWith('zod');
const external = (id) => !isBundled(id);

const code = {
    input: entries,
    external,
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

const types = (extension) => ({
    input: entries,
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    plugins: [dts()],
    output: {
        dir: 'dist',
        format: 'es',
        entryFileNames: `[name].${extension}`,
        chunkFileNames: `shared-[hash].${extension}`,
    },
});

export default [
    { ...code, output: [output('es', 'mjs'), output('cjs', 'cjs')] },
    types('d.mts'),
    types('d.cts'),
];
