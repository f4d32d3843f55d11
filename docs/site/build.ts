import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../test/e2e/command.js';
import { install } from '../../test/e2e/install/install.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, 'docs/site');

/** Where the site stands when it is built. */
export const OUTPUT = join(site, 'dist');

/** The reference of the package, out of its types: pages beside the others, which git does not know. */
async function writeApi(folder: string, node: string): Promise<void> {
    const out = join(root, 'docs/api');
    rmSync(out, { recursive: true, force: true });
    const modules = join(folder, 'node_modules');
    await runCommand(
        node,
        [
            join(modules, 'typedoc/bin/typedoc'),
            '--options',
            join(site, 'typedoc.json'),
            '--plugin',
            join(modules, 'typedoc-plugin-markdown/dist/index.js'),
            '--plugin',
            join(site, 'leave-out.mjs'),
            '--out',
            out,
        ],
        { cwd: root },
    );
}

/** Builds the whole site; nothing is fetched once the generators are installed. @throws where a page is wrong */
export async function buildSite({ api = true } = {}): Promise<void> {
    const { folder, node } = await install('docs');
    if (api) await writeApi(folder, node);
    await runCommand(node, [join(folder, 'node_modules/vitepress/bin/vitepress.js'), 'build', site], {
        cwd: root,
    });
}
