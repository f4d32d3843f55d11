import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Random } from '../../sandbox/seed/random.js';

/** What a request is about: it changes records, it reads, or it only keeps a conversation going (MCP's handshake). */
export type Sort = 'write' | 'read' | 'talk';

/** A request as the client sent it, read to its end. */
export interface ProxiedRequest {
    readonly method: string;
    /** Path with query. */
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
    readonly sort: Sort;
    readonly isMcp: boolean;
    /** Records a bulk request is about, of which a part could be carried out; else 0. */
    readonly rows: number;
}

/** A whole answer, the sandbox's or one made up. */
export interface Answer {
    readonly status: number;
    readonly headers: OutgoingHttpHeaders;
    readonly body: Buffer;
}

/** One request under a fault, and everything a fault can do with it. */
export interface Exchange {
    readonly request: ProxiedRequest;
    readonly random: Random;
    /** Resolves when the client has gone: it was answered, gave up or was killed. */
    readonly left: Promise<void>;
    /** Lets the sandbox carry the request out. It goes on when the client leaves. `headers` are sent beside its own. */
    readonly forward: (headers?: Readonly<Record<string, string>>) => Promise<Answer>;
    /** Sends the sandbox the head and the first `bytes` of the body, then resets that connection. */
    readonly forwardPart: (bytes: number) => Promise<void>;
    readonly answer: (answer: Answer) => void;
    readonly answerTwice: (answer: Answer) => void;
    /** In pieces of `size` bytes, `pause()` milliseconds apart. */
    readonly answerSlowly: (answer: Answer, size: number, pause: () => number) => Promise<void>;
    /** The bytes of a whole answer, head included, for faults that cut or repeat them. */
    readonly bytesOf: (answer: Answer) => Buffer;
    /** Writes bytes to the client as they are; with nothing answered before, the connection is of no use afterwards. */
    readonly write: (bytes: Uint8Array) => void;
    /** Lets what was written reach the client, then closes. */
    readonly hangUp: () => void;
    /** Resets the client's connection. */
    readonly reset: () => void;
    /** Accepts no connection for so many milliseconds; those open end with their answers. */
    readonly refuse: (ms: number) => void;
    /** Event streams that are open: nothing passes any more, and `drop` breaks them. */
    readonly mute: () => { drop(): void };
    /** One of the sandbox's own switches, such as `sessions/expire`. */
    readonly sandbox: (path: string, body?: unknown) => Promise<void>;
    readonly wait: (ms: number) => Promise<void>;
}

/** What becomes of the request in the sandbox: nothing, all of it, a part, or all of it after the client gave up. */
export type Fate = 'not' | 'done' | 'part' | 'late';

/** One way in which a request goes wrong. */
export interface FaultKind {
    readonly name: string;
    readonly fate: Fate;
    /** How often it is drawn, beside the others. */
    readonly weight: number;
    /** Default: any request. */
    suits?(request: ProxiedRequest): boolean;
    act(exchange: Exchange): Promise<void>;
}
