import type { App } from '../app.js';
import type { Scope } from '../auth/scopes.js';
import type { TokenClaims } from '../auth/tokens.js';
import type { SandboxReply, SandboxRequest } from '../exchange.js';

/** One request that found its route. */
export interface Call {
    readonly app: App;
    readonly request: SandboxRequest;
    /** Decoded path parameters. */
    readonly params: Readonly<Record<string, string>>;
    readonly claims: TokenClaims;
}

/** Answers with a JSON value, or with a `Reply` when it needs headers of its own. */
export type Handler = (call: Call) => unknown;

export interface Route {
    readonly method: string;
    /** `{name}` segments are parameters. */
    readonly path: string;
    /** Left out where the documentation states no scope. */
    readonly scope?: Scope;
    readonly handler: Handler;
}

/** choice: documents come as plain text with the type of XanoScript, not as one JSON string. */
export const textReply = (text: string): Reply =>
    new Reply(Buffer.from(text), { 'Content-Type': 'text/x-xanoscript; charset=UTF-8' });

/** Marks an answer that is not plain JSON with status 200. */
export class Reply implements SandboxReply {
    readonly status: number;
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string>>;

    constructor(body: unknown, headers: Readonly<Record<string, string>>, status = 200) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }
}
