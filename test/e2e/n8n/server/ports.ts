import { createServer } from 'node:net';

/** A port of loopback that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
    const server = createServer();
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            if (address === null || typeof address === 'string') throw new Error('no port');
            server.close(() => resolve(address.port));
        });
    });
}
