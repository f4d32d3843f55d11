import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { install } from '../../e2e/install/install.js';
import { temporaryFolder } from '../../e2e/temporary.js';
import { PLUGIN } from '../../e2e/weweb/build/copy.js';
import type { Bundle } from '../../e2e/weweb/build/editor-build.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const kilobytes = (code: string): number => gzipSync(code).length / 1024;

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
    { editor, front }: { readonly editor: Bundle; readonly front: Bundle },
    say: (text: string) => void,
): Promise<Figure[]> {
    const core = kilobytes(readFileSync(join(PLUGIN, 'src/core/index.js'), 'utf8'));
    say("building what WeWeb's Supabase plugin brings along ...");
    const other = await otherSize();
    const shown = (name: string, value: number): Figure => ({
        ...atMost(name, value, 'KB gzip', 0),
        target: 'shown',
        ok: true,
    });
    return [
        atMost('engine of the plugin in a published app', core, 'KB gzip', 45),
        shown('the whole plugin in a published app', kilobytes(front.code)),
        shown('the plugin in the editor, with its panels', kilobytes(editor.code)),
        shown("for comparison: the client of WeWeb's Supabase plugin alone, built the same way", other),
    ];
}
