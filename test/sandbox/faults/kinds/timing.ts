import { capture } from '../capture.js';
import type { CapturedAnswer } from '../capture.js';
import type { Exchange, FaultKind } from '../kind.js';
import { readWhen } from '../kind.js';

/** Sends a captured answer as it was; an open event stream goes on writing by itself. */
function passOn({ res }: Exchange, answer: CapturedAnswer): void {
    if (answer.complete) {
        res.end(answer.body);
        return;
    }
    res.flushHeaders();
    if (answer.body.length > 0) res.write(answer.body);
}

export const delay: FaultKind = {
    name: 'delay',
    executed: 'when',
    about: 'Answers after `ms`. before: waits, then executes unless the client left; after: executes, then waits',
    prepare(fields) {
        const ms = fields.number('ms');
        const when = readWhen(fields);
        return {
            async act(exchange) {
                const { res, holds, proceed } = exchange;
                if (when === 'before') {
                    if ((await holds.wait(res, ms)) !== 'left') await proceed();
                    return;
                }
                const answer = await capture(res, proceed);
                if ((await holds.wait(res, ms)) !== 'left') passOn(exchange, answer);
            },
        };
    },
};

export const hang: FaultKind = {
    name: 'hang',
    executed: 'when',
    about: 'Never answers; the connection ends when the client leaves or the faults are reset',
    prepare(fields) {
        const when = readWhen(fields);
        return {
            async act({ res, holds, proceed }) {
                if (when === 'after') await capture(res, proceed);
                await holds.wait(res);
                res.destroy();
            },
        };
    },
};

export const trickle: FaultKind = {
    name: 'trickle',
    executed: 'yes',
    about: 'The whole answer in pieces of `bytes` (16), one every `everyMs` (20)',
    prepare(fields) {
        const bytes = Math.max(1, fields.number('bytes', 16));
        const everyMs = fields.number('everyMs', 20);
        return {
            async act(exchange) {
                const { res, holds, proceed } = exchange;
                const answer = await capture(res, proceed);
                if (!answer.complete) {
                    passOn(exchange, answer);
                    return;
                }
                res.setHeader('content-length', answer.body.length);
                res.flushHeaders();
                for (let sent = 0; sent < answer.body.length; sent += bytes) {
                    if ((await holds.wait(res, everyMs)) === 'left') return;
                    res.write(answer.body.subarray(sent, sent + bytes));
                }
                res.end();
            },
        };
    },
};
