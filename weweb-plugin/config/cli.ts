import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { actions } from '../engine/actions/index.js';
import { panels } from '../engine/panels.js';
import { writeConfig, writeImports, writePanels } from './weweb-config.js';

const plugin = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const config = await writeConfig(actions, panels);
writeFileSync(plugin('ww-config.js'), config);
writeFileSync(plugin('src/components/index.js'), await writeImports(config));

const files = await writePanels(actions, panels);
for (const [path, text] of Object.entries(files)) writeFileSync(plugin(`src/components/${path}`), text);
// What is no action any more has no panel.
for (const name of readdirSync(plugin('src/components/Actions'))) {
    const path = `Actions/${name}`;
    if (files[path] === undefined && name !== 'ActionForm.vue') rmSync(plugin(`src/components/${path}`));
}
