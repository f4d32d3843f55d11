import { checkOptions } from './check-options.js';
import { Pacer } from './pace.js';
import type { HttpResponse, Runtime } from './runtime.js';
import { DEFAULTS } from './settings.js';
import type { CallOptions, Logger, XanoOptions } from './settings.js';
import { checkToken } from './token.js';
import { accountUrl, parseInstanceUrl } from './url.js';
import type { OtherWay } from './way.js';

/** What a client counted so far; the numbers of the tour and of the bench. */
export interface ClientStats {
    /** HTTP requests sent, retries included. */
    readonly requests: number;
    readonly retries: number;
    /** Times Xano answered 429. */
    readonly rateLimited: number;
}

/** What is counted; `calls` also numbers them in the log. */
export interface Counters {
    requests: number;
    retries: number;
    rateLimited: number;
    calls: number;
}

/**
 * One instance with one token: what calls to it share (pace, counters, names already resolved, whether the token was
 * ever accepted). Overriding instance or token for a call makes another link, so nothing leaks between them.
 */
export class Link {
    readonly runtime: Runtime;
    readonly metaUrl: string;
    readonly accountUrl: string;
    readonly token: string;
    readonly authorization: string;
    readonly pacer: Pacer;
    /** Of requests past the Metadata API, whose limit is none of theirs. */
    readonly openPacer: Pacer;
    /** Ids by kind, scope and name. */
    readonly names = new Map<string, Promise<number | string>>();
    /** Ids of operations whose address the instance does not have. */
    readonly missing = new Set<string>();
    readonly counters: Counters;
    tokenProven = false;
    /** The MCP server, where the client has one. */
    otherWay: OtherWay | undefined;
    /** Why it was last left for the Metadata API, so that the log says so once. */
    toldFallback: unknown;

    constructor(options: XanoOptions, runtime: Runtime, counters: Counters) {
        this.runtime = runtime;
        this.metaUrl = parseInstanceUrl(options.instanceUrl).metaUrl;
        this.accountUrl = accountUrl(options.accountUrl);
        this.token = checkToken(options.accessToken);
        this.authorization = `Bearer ${this.token}`;
        this.pacer = new Pacer(runtime, options.rateLimit);
        this.openPacer = new Pacer(runtime);
        this.counters = counters;
    }
}

/** One logical call: its link and what holds for it after defaults, client options and call options are laid over. */
export interface CallContext {
    readonly link: Link;
    readonly options: CallOptions;
    readonly timeoutMs: number;
    readonly totalTimeoutMs: number;
    readonly retries: number;
    readonly maxAnswerBytes: number;
    readonly logger: Logger | undefined;
    /** A call with other options, such as another instance. */
    readonly elsewhere: (options: CallOptions) => CallContext;
    /** Gets the answer that holds the file of a download, which then comes in pieces where the runtime can. */
    readonly takeFile?: (response: HttpResponse) => void;
    /** The signal ends waits, but cuts off no request that left. */
    readonly letFinish?: true;
}

/** @throws XanoError `config` when an option cannot be used. */
export function callContext(
    link: Link,
    options: CallOptions,
    elsewhere: CallContext['elsewhere'],
): CallContext {
    checkOptions(options);
    return {
        link,
        options,
        elsewhere,
        timeoutMs: options.timeoutMs ?? DEFAULTS.timeoutMs,
        totalTimeoutMs: options.totalTimeoutMs ?? DEFAULTS.totalTimeoutMs,
        retries: options.retries ?? DEFAULTS.retries,
        maxAnswerBytes: options.maxAnswerBytes ?? DEFAULTS.maxAnswerBytes,
        logger: options.logger,
    };
}
