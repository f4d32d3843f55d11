import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** How the parts of the engine go along: each as a file of its own, or all in one. */
type Form = 'split' | 'whole';

const OUTPUT: Readonly<Record<Form, object>> = {
    split: { format: 'es', entryFileNames: 'front.js', chunkFileNames: '[name].js' },
    whole: { format: 'iife', entryFileNames: 'front.js', inlineDynamicImports: true },
};

/** A word of the engine's part for many records, which stands nowhere else. */
const OF_BULK = 'checkpoint';

/**
 * Builds what a published app gets: the sources without the editor's blocks, compiled by Vite.
 *
 * @throws Findings when a panel or a word of the editor is left in it, or a page would begin with what few visitors need.
 */
export async function buildForFront(form: Form): Promise<Bundle> {
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
    const outDir = join(folder, 'dist');
    await vite.build({
        root: folder,
        logLevel: 'warn',
        configFile: false,
        plugins: [
            vue.default(),
            { name: 'modules', moduleParsed: ({ id }: { readonly id: string }) => void compiled.push(id) },
        ],
        build: {
            outDir,
            // As it is written: helpers for older browsers would stand outside of the function, beside WeWeb's own names.
            target: 'es2022',
            rollupOptions: {
                input: join(folder, 'entry.js'),
                external: ['vue'],
                output: OUTPUT[form],
            },
        },
    });
    const files = new Map(
        readdirSync(outDir).map((name) => [name, readFileSync(join(outDir, name), 'utf8')]),
    );
    const code = files.get('front.js') ?? '';
    files.delete('front.js');
    const all = [code, ...files.values()].join('\n');
    const panels = compiled.filter((id) => /\.vue|src\/editor\//.test(id));
    const words = FORBIDDEN.filter((word) => all.includes(word));
    const problems = [
        ...panels.map((id) => `a part of the editor is in the published bundle: ${id}`),
        ...words.map((word) => `the published bundle holds the word ${word}`),
        ...(all.includes(OF_BULK) ? [] : ['the published bundle lacks the part for many records']),
        ...(form === 'split' && code.includes(OF_BULK)
            ? [
                  'a page begins with the part for many records, which is to come with the first action that needs it',
              ]
            : []),
    ];
    if (problems.length > 0) throw new Findings(problems.join('\n'));
    return { code, parts: files };
}
