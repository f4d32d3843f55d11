import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kilobytes, kilobytesIn } from '../../../weweb-plugin/release/size.js';
import { readTree } from '../../../weweb-plugin/release/tree.js';
import { install } from '../../e2e/install/install.js';
import { temporaryFolder } from '../../e2e/temporary.js';
import { PLUGIN } from '../../e2e/weweb/build/copy.js';
import type { Bundles } from '../../e2e/weweb/harness/pages.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What every published app with WeWeb's Supabase plugin holds at least: the client that the plugin makes. */
const OTHER = `import { createClient } from '@supabase/supabase-js';
window.__client = (url, key) => createClient(url, key);
`;

interface Vite {
    build(options: object): Promise<unknown>;
}

/**
 * The least size of the other plugin: its sources are not on npm, its one dependency is. Built as our published half is.
 */
async function otherSize(): Promise<number> {
    const { folder: page } = await install('weweb-page');
    const { folder: tree } = await install('weweb-other');
    const vite = (await import(
        pathToFileURL(join(page, 'node_modules/vite/dist/node/index.js')).href
    )) as Vite;
    const folder = temporaryFolder('weweb-other');
    writeFileSync(join(folder, 'entry.js'), OTHER);
    await vite.build({
        root: folder,
        logLevel: 'error',
        configFile: false,
        resolve: { alias: { '@supabase/supabase-js': join(tree, 'node_modules/@supabase/supabase-js') } },
        build: {
            outDir: join(folder, 'dist'),
            rollupOptions: {
                input: join(folder, 'entry.js'),
                output: { format: 'iife', entryFileNames: 'front.js', inlineDynamicImports: true },
            },
        },
    });
    return kilobytes(readFileSync(join(folder, 'dist/front.js'), 'utf8'));
}

/** Sizes as they are sent to a browser. */
export async function sizeFigures(
    { editor, front }: Pick<Bundles, 'editor' | 'front'>,
    say: (text: string) => void,
): Promise<Figure[]> {
    const plugin = readTree(PLUGIN);
    const core = kilobytesIn(plugin, 'src/core');
    say("building what WeWeb's Supabase plugin brings along ...");
    const other = await otherSize();
    const shown = (name: string, value: number): Figure => ({
        ...atMost(name, value, 'KB gzip', 0),
        target: 'shown',
        ok: true,
    });
    return [
        atMost('src/core: the engine that a published app begins with', core, 'KB gzip', 45),
        shown(
            'the same with src/parts, each of which comes with the first action that needs it',
            core + kilobytesIn(plugin, 'src/parts'),
        ),
        shown('the plugin in a published app, at the beginning', kilobytes(front.code)),
        shown('the same with all its parts', sum([front.code, ...front.parts.values()].map(kilobytes))),
        shown('its largest part', Math.max(...[...front.parts.values()].map(kilobytes))),
        shown('the plugin in the editor, with its panels', kilobytes(editor.code)),
        shown("for comparison: the client of WeWeb's Supabase plugin alone, built the same way", other),
    ];
}
