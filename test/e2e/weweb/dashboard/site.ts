import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../command.js';
import { install } from '../../install/install.js';
import { temporaryFolder } from '../../temporary.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const APP = 'examples/weweb-dashboard';

/** What is built: the app, and the plugin that it imports. */
const SOURCES = [
    ...['index.html', 'vite.config.js', 'package.json', 'src', 'public'].map((name) => join(APP, name)),
    'weweb-plugin/src',
    'weweb-plugin/ww-config.js',
];

/** Builds the app as it would be published, outside the checkout. Resolves with the folder to serve. */
export async function buildApp(): Promise<string> {
    const { folder: tree, node } = await install('dashboard');
    const folder = temporaryFolder('dashboard');
    for (const path of SOURCES) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    const app = join(folder, APP);
    mkdirSync(app, { recursive: true });
    symlinkSync(join(tree, 'node_modules'), join(app, 'node_modules'));
    await runCommand(node, [join(tree, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
        cwd: app,
    });
    return join(app, 'dist');
}

const TYPES: Readonly<Record<string, string>> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
};

export interface Site {
    readonly origin: string;
    /** What the app finds as its settings, from here on. */
    configure(settings: object): void;
    close(): Promise<void>;
}

/** Serves the built app on a free port of loopback. */
export async function serveApp(folder: string): Promise<Site> {
    let settings: object = {};
    const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
        if (pathname === '/settings.json') {
            response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(settings));
            return;
        }
        const path = pathname === '/' ? '/index.html' : pathname;
        readFile(join(folder, path)).then(
            (content) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? '' }).end(content),
            () => response.writeHead(404).end(),
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    return {
        origin: `http://127.0.0.1:${port}`,
        configure: (given) => (settings = given),
        close: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}
