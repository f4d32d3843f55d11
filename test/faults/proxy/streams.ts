import type { IncomingMessage, ServerResponse } from 'node:http';
import { plain } from './upstream.js';

interface Stream {
    readonly source: IncomingMessage;
    readonly response: ServerResponse;
}

/** Event streams on their way to the client: they stay open, so they can break at any time. */
export class Streams {
    readonly #open = new Set<Stream>();

    carry(source: IncomingMessage, response: ServerResponse): void {
        const stream = { source, response };
        this.#open.add(stream);
        source.on('error', () => response.destroy());
        response.writeHead(source.statusCode ?? 200, plain(source));
        response.flushHeaders();
        source.pipe(response);
        response.once('close', () => {
            this.#open.delete(stream);
            source.destroy();
        });
    }

    /** Nothing passes on the streams open now; `drop` breaks them. */
    mute(): { drop(): void } {
        const muted = [...this.#open];
        for (const { source, response } of muted) {
            source.unpipe(response);
            // Read on, so that the sandbox never waits for a reader.
            source.resume();
        }
        return {
            drop: () => {
                for (const { response } of muted) response.destroy();
            },
        };
    }
}
