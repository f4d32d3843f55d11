import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/**
 * What a server sends on a connection nobody asked anything on (an answer delivered twice, say) would be taken for the
 * answer to the next request there. Such a connection is closed: `fetch` does the same by itself.
 */
function discard(this: Duplex): void {
    this.destroy();
}

function rest(socket: Duplex): boolean {
    if (socket.readableLength > 0) return false;
    socket.on('data', discard);
    return true;
}

function wake(socket: Duplex): void {
    socket.off('data', discard);
}

/** An agent that keeps only connections on which nothing comes while they are idle. */
export class QuietHttpAgent extends http.Agent {
    override keepSocketAlive(socket: Duplex): boolean {
        // eslint-disable-next-line @typescript-eslint/no-confusing-void-expression -- it answers whether it is kept
        const kept: unknown = super.keepSocketAlive(socket);
        return kept === true && rest(socket);
    }

    override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
        wake(socket);
        super.reuseSocket(socket, request);
    }
}

/** The same over TLS. */
export class QuietHttpsAgent extends https.Agent {
    override keepSocketAlive(socket: Duplex): boolean {
        // eslint-disable-next-line @typescript-eslint/no-confusing-void-expression -- it answers whether it is kept
        const kept: unknown = super.keepSocketAlive(socket);
        return kept === true && rest(socket);
    }

    override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
        wake(socket);
        super.reuseSocket(socket, request);
    }
}
