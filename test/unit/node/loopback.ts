import http from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';

const running = new Set<{ server: Server; sockets: Set<Socket> }>();

/** Listens on a free port of this machine; everything opened this way is closed by {@link closeAll}. */
export async function listen(server: Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.once('close', () => sockets.delete(socket));
    });
    running.add({ server, sockets });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
}

export async function serve(handler: http.RequestListener): Promise<{ url: string; server: http.Server }> {
    const server = http.createServer(handler);
    return { url: `http://127.0.0.1:${await listen(server)}`, server };
}

export async function closeAll(): Promise<void> {
    for (const { server, sockets } of running) {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
    }
    running.clear();
}

export async function readAll(request: http.IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
}
