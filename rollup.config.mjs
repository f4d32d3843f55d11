import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';

/** The n8n package: nodes and credential with the engine in them, since a community node may have no dependencies. */
const entries = {
    'nodes/XanoConnect/XanoConnect.node': 'nodes/XanoConnect/XanoConnect.node.ts',
    'nodes/XanoConnectTrigger/XanoConnectTrigger.node': 'nodes/XanoConnectTrigger/XanoConnectTrigger.node.ts',
    'credentials/XanoConnectApi.credentials': 'credentials/XanoConnectApi.credentials.ts',
};

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(here('dist'), { recursive: true, force: true });

/** `xano-connect/pure...` is the engine's sources, so that this build needs no other before it. */
const engine = {
    name: 'engine',
    resolveId(id) {
        const entry = /^xano-connect\/(pure(?:\/\w+)?)$/.exec(id)?.[1];
        if (entry === undefined) return null;
        return here(entry === 'pure' ? 'core/src/pure/index.ts' : `core/src/${entry}.ts`);
    },
};

/**
 * zod keeps its settings on `globalThis`, which n8n's verification forbids. In its modules the name stands for an object of
 * the bundle: nobody outside of it is meant to share them.
 */
const zodGlobal = {
    name: 'zod-global',
    resolveId: (id) => (id === 'zod-global' ? id : null),
    load: (id) => (id === 'zod-global' ? 'export const zodGlobal = {};' : null),
    transform(code, id) {
        if (!id.includes('/zod/') || !code.includes('globalThis')) return null;
        return {
            code: `import { zodGlobal } from 'zod-global';\n${code.replaceAll('globalThis', 'zodGlobal')}`,
            map: null,
        };
    },
};

/** zod's own sources: a comment rollup cannot place, and modules that know each other. Any other warning is ours. */
function onwarn(warning) {
    const ofZod = [warning.id, ...(warning.ids ?? [])].some((id) => id?.includes('/zod/'));
    if (ofZod && ['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code)) return;
    throw new Error(warning.message);
}

/** What n8n reads beside the code. */
const files = {
    name: 'files',
    writeBundle() {
        cpSync(here('icons'), here('dist/icons'), { recursive: true });
        for (const node of ['XanoConnect', 'XanoConnectTrigger']) {
            cpSync(here(`nodes/${node}/${node}.node.json`), here(`dist/nodes/${node}/${node}.node.json`));
        }
    },
};

export default {
    input: entries,
    external: ['n8n-workflow'],
    onwarn,
    treeshake: { moduleSideEffects: false },
    plugins: [
        engine,
        nodeResolve({ extensions: ['.ts', '.js', '.mjs'] }),
        zodGlobal,
        esbuild({ target: 'es2022', tsconfig: 'tsconfig.nodes.json' }),
        files,
    ],
    output: {
        dir: 'dist',
        format: 'cjs',
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        // One file for all that nodes and credential share: n8n loads it once.
        manualChunks: (id) =>
            id.includes('/core/src/') || id.includes('/zod/') || id === 'zod-global' ? 'engine' : undefined,
        exports: 'named',
        generatedCode: 'es2015',
    },
};
