import { XanoError, isXanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { Clock, Stop } from '../mcp/session/stop.js';
import { redactText } from '../redact.js';
import { TransportFailure } from '../runtime.js';
import { VERSION } from '../version.js';
import { CHECKS } from './checks/index.js';
import { capital, withoutOperation } from './wording.js';
import { NotLooked } from './not-looked.js';
import type { Check, CheckReport, Diagnosis, Finding, Learnt, Place } from './types.js';
import { verdictOf } from './verdict.js';

/** choice: a healthy instance answers within a second; ten leave room for one that is starting. Milliseconds. */
const LIMIT_MS = 10_000;

/** The checks in their order, those of the platform in place of ours. */
const checksOf = ({ checks: own = [] }: Place): readonly Check[] =>
    CHECKS.map((check) => own.find(({ id }) => id === check.id) ?? check);

/**
 * Looks at one thing after another, from the settings up to a call of a tool. Nothing is written, nothing is repeated,
 * and each check has a deadline, so that no server can keep it from ending.
 *
 * @throws XanoError `aborted` when the caller's signal ends it
 */
export async function examine(client: CallContext, place: Place): Promise<Diagnosis> {
    const { runtime, token } = client.link;
    const limitMs = client.timeoutMs > 0 ? Math.min(client.timeoutMs, LIMIT_MS) : LIMIT_MS;
    const clock = new Clock(runtime);
    const learnt: Learnt = {};
    const reports: CheckReport[] = [];
    try {
        for (const { id, title, needs = [], run } of checksOf(place)) {
            throwIfAborted(client);
            const begun = runtime.now();
            const before = reports.find((report) => needs.includes(report.id) && isBad(report));
            const finding =
                before === undefined
                    ? await within(client, clock, limitMs, (context) => run({ context, place, learnt }))
                    : skippedAfter(before);
            reports.push({ id, title, ...masked(finding, token), ms: runtime.now() - begun });
        }
    } finally {
        await leave(client, clock, learnt, limitMs);
    }
    throwIfAborted(client);
    return diagnosisOf(reports, runtime.now());
}

export function diagnosisOf(checks: readonly CheckReport[], now: number): Diagnosis {
    const verdict = verdictOf(checks);
    return {
        ok: verdict.state !== 'failed',
        verdict,
        checks,
        at: new Date(now).toISOString(),
        version: VERSION,
    };
}

const isBad = ({ state }: Finding): boolean => state === 'failed' || state === 'skipped';

const skippedAfter = ({ title }: CheckReport): Finding => ({
    state: 'skipped',
    message: `Not looked at: "${title}" comes first.`,
});

/** Runs one check until its deadline or the caller's signal, whichever comes first. */
async function within(
    client: CallContext,
    clock: Clock,
    limitMs: number,
    run: (context: CallContext) => Finding | Promise<Finding>,
): Promise<Finding> {
    const stop = new Stop();
    const { signal = new Stop() } = client.options;
    const stopped = new Promise<never>((_, reject) => {
        stop.addEventListener('abort', () => reject(new TransportFailure('aborted', { sent: false })));
    });
    const ended = { late: false };
    const watch = clock.watch({ timeoutMs: 0, leftMs: limitMs, signal }, (reason) => {
        ended.late = reason === 'timeout';
        stop.raise(signal.reason);
    });
    const context: CallContext = {
        ...client,
        options: { ...client.options, via: 'rest', signal: stop },
        // A request that ends by itself says more than a deadline does: let it be the first to speak.
        timeoutMs: Math.ceil(limitMs * 0.9),
        totalTimeoutMs: limitMs,
        retries: 0,
    };
    try {
        return await Promise.race([run(context), stopped]);
    } catch (error) {
        return ended.late ? lateFinding(limitMs) : findingOf(error);
    } finally {
        watch.end();
    }
}

const lateFinding = (limitMs: number): Finding => ({
    state: 'failed',
    message: `No answer within ${limitMs / 1000} s.`,
    next: 'Check your network and the proxies on the way. If Xano is only slow, try again in a minute.',
});

/** What a check threw, as what it found. */
function findingOf(error: unknown): Finding {
    if (error instanceof NotLooked) return { state: 'skipped', message: error.message };
    if (isXanoError(error)) {
        const { kind, status, code, requestId } = error;
        const facts = Object.entries({ kind, status, code, request_id: requestId });
        return {
            state: 'failed',
            message: capital(withoutOperation(error.message)),
            next: error.hint,
            facts: Object.fromEntries(facts.filter(([, value]) => value !== undefined)),
        };
    }
    const text = error instanceof Error ? error.message : String(error);
    return { state: 'failed', message: `This check itself went wrong: ${text}` };
}

/** Whatever a server said may hold the token it was sent. */
function masked({ state, message, next, facts }: Finding, token: string): Finding {
    const mask = (value: unknown): unknown => {
        if (typeof value === 'string') return redactText(value, [token]);
        if (Array.isArray(value)) return value.map(mask);
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mask(one)]));
    };
    return {
        state,
        message: redactText(message, [token]),
        ...(next === undefined ? {} : { next: redactText(next, [token]) }),
        ...(facts === undefined ? {} : { facts: mask(facts) as Record<string, unknown> }),
    };
}

/** Ends the MCP session; a server that does not let go is left behind. */
async function leave(client: CallContext, clock: Clock, { visit }: Learnt, limitMs: number): Promise<void> {
    if (visit === undefined) return;
    const closing = visit.session.close().then((): Finding => ({ state: 'ok', message: '' }));
    await within({ ...client, options: {} }, clock, Math.min(limitMs, 2000), () => closing);
}

function throwIfAborted({ options }: CallContext): void {
    if (options.signal?.aborted !== true) return;
    throw new XanoError({
        kind: 'aborted',
        message: 'The examination was stopped by its signal.',
        hint: 'Nothing was changed.',
        cause: options.signal.reason,
    });
}
