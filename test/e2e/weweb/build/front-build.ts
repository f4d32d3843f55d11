import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from '../../install/install.js';
import { Findings } from '../../report.js';
import { temporaryFolder } from '../../temporary.js';
import { copyPlugin } from './copy.js';
import type { Bundle } from './editor-build.js';
import { without } from './markers.js';

/** What no visitor of a published app may find in it. */
const FORBIDDEN = ['privateData', 'metaToken', 'app.xano.com', 'wwAxios', 'wwNotification', 'copilot'];

/** What is used of Vite, whose types are installed with it outside the checkout. */
interface Vite {
    build(options: object): Promise<unknown>;
}
interface VuePlugin {
    default(): object;
}

const isVite = (module: unknown): module is Vite =>
    typeof module === 'object' && module !== null && 'build' in module;
const isVuePlugin = (module: unknown): module is VuePlugin =>
    typeof module === 'object' && module !== null && 'default' in module;

const ENTRY = `import content from './src/wwPlugin.js';
import config from './ww-config.js';
window.__frontPlugin = { content, config };
`;

/**
 * Builds what a published app gets: the sources without the editor's blocks, compiled by Vite.
 *
 * @throws Findings when a panel or a word of the editor is left in it.
 */
export async function buildForFront(): Promise<Bundle> {
    const { folder: tree } = await install('weweb-page');
    const load = (path: string): Promise<unknown> =>
        import(pathToFileURL(join(tree, 'node_modules', path)).href);
    const vite = await load('vite/dist/node/index.js');
    const vue = await load('@vitejs/plugin-vue/dist/index.mjs');
    if (!isVite(vite) || !isVuePlugin(vue)) throw new Error('Vite is not what it was');
    const folder = temporaryFolder('weweb-front');
    copyPlugin(folder, (code, file) => without('wwEditor', code, file));
    writeFileSync(join(folder, 'entry.js'), ENTRY);
    const compiled: string[] = [];
    await vite.build({
        root: folder,
        logLevel: 'warn',
        configFile: false,
        plugins: [
            vue.default(),
            { name: 'modules', moduleParsed: ({ id }: { readonly id: string }) => void compiled.push(id) },
        ],
        build: {
            outDir: join(folder, 'dist'),
            // As it is written: helpers for older browsers would stand outside of the function, beside WeWeb's own names.
            target: 'es2022',
            rollupOptions: {
                input: join(folder, 'entry.js'),
                external: ['vue'],
                output: { format: 'iife', entryFileNames: 'front.js', inlineDynamicImports: true },
            },
        },
    });
    const file = join(folder, 'dist/front.js');
    const code = readFileSync(file, 'utf8');
    const panels = compiled.filter((id) => /\.vue|core\/(?:editor|panels)\.js/.test(id));
    const words = FORBIDDEN.filter((word) => code.includes(word));
    const problems = [
        ...panels.map((id) => `a part of the editor is in the published bundle: ${id}`),
        ...words.map((word) => `the published bundle holds the word ${word}`),
    ];
    if (problems.length > 0) throw new Findings(problems.join('\n'));
    return { file, code };
}
