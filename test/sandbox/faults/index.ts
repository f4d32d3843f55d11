import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveControl } from './control.js';
import { Holds } from './holds.js';
import { kinds } from './kinds/index.js';
import { readRule } from './rule.js';
import type { Rule } from './rule.js';

export interface Faults {
    /** Handles one request through `proceed`, unless the first rule that fires does something to it. */
    apply(
        req: IncomingMessage,
        res: ServerResponse,
        proceed: (instead?: IncomingMessage) => Promise<void>,
    ): Promise<void>;
    /**
     * Serves `/_sandbox/faults` (POST a rule, GET rules and counters, DELETE all), `POST /_sandbox/sessions/expire` and
     * `POST /_sandbox/streams/drop`.
     */
    control(req: IncomingMessage, res: ServerResponse): Promise<void>;
    onSessionsExpire(callback: () => void): void;
    onStreamsDrop(callback: () => void): void;
    /** Drops all rules and ends every wait: delayed requests go on, hanging ones lose their connection. */
    reset(): void;
}

/** Faults that are switched on while the sandbox runs. `now` is epoch milliseconds and moves rate limits only. */
export function createFaults(options: { readonly now: () => number }): Faults {
    const holds = new Holds();
    const expiry: (() => void)[] = [];
    const drops: (() => void)[] = [];
    let rules: Rule[] = [];
    let lastId = 0;

    const reset = (): void => {
        rules = [];
        holds.releaseAll();
    };
    const show = ({ id, given, counters }: Rule) => ({ id, rule: given, ...counters });

    return {
        async apply(req, res, proceed) {
            const rule = rules.find((candidate) => candidate.fires(req));
            await (rule === undefined ? proceed() : rule.action.act({ req, res, proceed, holds }));
        },
        control: (req, res) =>
            serveControl(
                {
                    add(given) {
                        const rule = readRule(++lastId, given, options.now);
                        rules.push(rule);
                        return show(rule);
                    },
                    list: () => ({
                        rules: rules.map(show),
                        kinds: kinds.map(({ name, executed, about }) => ({ kind: name, executed, about })),
                    }),
                    reset,
                    expireSessions: () => expiry.forEach((callback) => callback()),
                    dropStreams: () => drops.forEach((callback) => callback()),
                },
                req,
                res,
            ),
        onSessionsExpire: (callback) => void expiry.push(callback),
        onStreamsDrop: (callback) => void drops.push(callback),
        reset,
    };
}
