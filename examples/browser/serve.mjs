// Serves this example on this machine, together with a Xano sandbox to try it on:
//
//   npm run build
//   node examples/browser/serve.mjs
//
// With --no-sandbox the page starts empty, for an instance of your own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.css': 'text/css',
    '.map': 'application/json',
};

/** Where a path is served from: this folder, or what `npm run build` made of the package. */
function fileOf(path) {
    const [, folder = '', name] = /^\/(xano-connect\/)?((?:pure\/)?[\w-]+\.[\w.]+)$/.exec(path) ?? [];
    if (name === undefined) return undefined;
    return new URL(folder === '' ? `./${name}` : `../../core/dist/${name}`, import.meta.url);
}

/** @param settings what the form of the page is filled with */
export async function servePage(settings = {}) {
    const server = createServer(async (request, response) => {
        const path = request.url === '/' ? '/index.html' : (request.url ?? '');
        if (path === '/settings.json') {
            response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(settings));
            return;
        }
        const file = fileOf(path);
        const content = file && (await readFile(file).catch(() => undefined));
        if (content === undefined) {
            response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.');
            return;
        }
        const type = TYPES[extname(file.pathname)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const close = async () => {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
    };
    return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/**
 * A sandbox in a process of its own, and what a client needs to know of it.
 *
 * @param options of `npm run sandbox`
 */
export async function startSandbox(options = []) {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const args = ['--import', 'tsx', 'test/sandbox/cli.ts', '--json', ...options];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
        const { origin, mcpUrl, tokens, workspaceId } = JSON.parse(line);
        const close = async () => {
            child.kill();
            await once(child, 'exit');
        };
        return { instanceUrl: origin, accessToken: tokens.full, mcpUrl, workspaceId, close };
    }
    throw new Error('the sandbox did not start');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    const alone = process.argv.includes('--no-sandbox');
    const { instanceUrl, accessToken, mcpUrl } = alone ? {} : await startSandbox();
    const page = await servePage({ instanceUrl, accessToken, mcpUrl });
    console.log(`Open ${page.origin} in a browser. Ctrl+C stops it.`);
}
