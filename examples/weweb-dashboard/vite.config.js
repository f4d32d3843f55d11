import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const PLUGIN = fileURLToPath(new URL('../../weweb-plugin', import.meta.url));

/** WeWeb cuts these blocks out of what it publishes, so that nothing of the editor is in the app. */
const EDITOR_BLOCKS = /\/\*\s*wwEditor:start\s*\*\/[^]*?\/\*\s*wwEditor:end\s*\*\//g;

const published = {
    name: 'published',
    enforce: 'pre',
    transform: (code, id) =>
        id.startsWith(PLUGIN) ? { code: code.replace(EDITOR_BLOCKS, ''), map: null } : null,
};

/** WeWeb bakes the public settings into the app; here they come from a file that the demo writes. */
const settings = {
    name: 'settings',
    configureServer: ({ middlewares }) => {
        middlewares.use('/settings.json', (_request, response) => {
            const file = process.env.XANO_ADMIN_SETTINGS;
            response.setHeader('content-type', 'application/json');
            response.end(file === undefined ? '{}' : readFileSync(file, 'utf8'));
        });
    },
};

export default defineConfig({
    plugins: [published, settings, vue()],
    resolve: { alias: { 'weweb-plugin': PLUGIN } },
    server: { host: '127.0.0.1', fs: { allow: ['.', PLUGIN] } },
    build: { target: 'es2022' },
});
