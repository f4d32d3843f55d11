import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname, join, normalize } from 'node:path';
import { OUTPUT } from './build.js';

const TYPES: Readonly<Record<string, string>> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.woff2': 'font/woff2',
};

export interface Served {
    readonly origin: string;
    close(): Promise<void>;
}

function fileOf(url: string): string | undefined {
    const path = normalize(decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname));
    const candidates = [path, join(path, 'index.html'), `${path}.html`].map((name) => join(OUTPUT, name));
    return candidates.find((file) => existsSync(file) && statSync(file).isFile());
}

/** The built site on this machine only. Port 0 is any free one. */
export async function serveSite(port = 0): Promise<Served> {
    const server = createServer((request, response) => {
        const file = fileOf(request.url ?? '/');
        const shown = file ?? join(OUTPUT, '404.html');
        response.writeHead(file === undefined ? 404 : 200, {
            'content-type': TYPES[extname(shown)] ?? 'application/octet-stream',
        });
        createReadStream(shown).pipe(response);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return {
        origin: `http://127.0.0.1:${address.port}`,
        close: async () => {
            server.close();
            server.closeAllConnections();
            await once(server, 'close');
        },
    };
}
