import { capture } from '../capture.js';
import type { FaultKind } from '../kind.js';

export const resetBefore: FaultKind = {
    name: 'reset-before',
    executed: 'no',
    about: 'The connection is reset before the request is handled',
    prepare: () => ({
        act({ req }) {
            req.socket.resetAndDestroy();
            return Promise.resolve();
        },
    }),
};

export const resetAfter: FaultKind = {
    name: 'reset-after',
    executed: 'yes',
    about: 'The request is executed, then the connection is reset without an answer',
    prepare: () => ({
        async act({ req, res, proceed }) {
            await capture(res, proceed);
            req.socket.resetAndDestroy();
        },
    }),
};

export const cut: FaultKind = {
    name: 'cut',
    executed: 'yes',
    about: 'The head with the full content-length and the first `bytes` (20) of the body, then the connection ends',
    prepare(fields) {
        const bytes = fields.number('bytes', 20);
        return {
            async act({ req, res, proceed }) {
                const answer = await capture(res, proceed);
                if (answer.complete) res.setHeader('content-length', answer.body.length);
                res.flushHeaders();
                // At least one byte must be missing, or the answer would be whole.
                const part = answer.body.subarray(0, Math.min(bytes, answer.body.length - 1));
                if (part.length > 0) res.write(part);
                // Unlike destroy(), this lets the bytes above reach the client first.
                req.socket.destroySoon();
            },
        };
    },
};

export const truncateJson: FaultKind = {
    name: 'truncate-json',
    executed: 'yes',
    about: 'A well-formed HTTP answer with the first half of its body',
    prepare: () => ({
        async act({ res, proceed }) {
            const { body } = await capture(res, proceed);
            const half = body.subarray(0, Math.floor(body.length / 2));
            res.setHeader('content-length', half.length);
            res.end(half);
        },
    }),
};
