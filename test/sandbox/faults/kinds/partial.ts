import { IncomingMessage } from 'node:http';
import { createRandom } from '../../seed/random.js';
import { isRecord } from '../../store/json.js';
import { capture } from '../capture.js';
import type { FaultKind } from '../kind.js';
import { sendAnswer } from './answers.js';

/** Where a bulk request holds its records: rows, patches or ids. */
const LISTS = ['items', 'row_ids'];

/** The body with only those records that `keep` chooses; of a tool call the body is in its arguments. */
function thinned(body: unknown, keep: () => boolean): unknown {
    if (!isRecord(body)) return body;
    const { params } = body;
    if (isRecord(params) && isRecord(params.arguments))
        return { ...body, params: { ...params, arguments: thinned(params.arguments, keep) } };
    const lists = Object.entries(body).filter(([name, list]) => LISTS.includes(name) && Array.isArray(list));
    return {
        ...body,
        ...Object.fromEntries(lists.map(([name, list]) => [name, (list as unknown[]).filter(keep)])),
    };
}

async function readJson(req: IncomingMessage): Promise<unknown> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of req) if (chunk instanceof Uint8Array) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
}

/** A request like `req` with another body: what was read of `req` cannot be read again. */
function withBody(req: IncomingMessage, body: unknown): IncomingMessage {
    const bytes = Buffer.from(JSON.stringify(body));
    const copy = new IncomingMessage(req.socket);
    const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = req;
    const headers = { ...req.headers, 'content-length': String(bytes.length) };
    const rawHeaders = Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
    Object.assign(copy, {
        method,
        url,
        httpVersion,
        httpVersionMajor,
        httpVersionMinor,
        headers,
        rawHeaders,
    });
    copy.push(bytes);
    copy.push(null);
    copy.complete = true;
    return copy;
}

export const partial: FaultKind = {
    name: 'partial',
    executed: 'in part',
    about: 'Of a bulk request each record is carried out with chance `share` (0.5, drawn from `seed`), then `status` (500) is answered',
    prepare(fields) {
        const share = fields.number('share', 0.5);
        const status = fields.number('status', 500);
        const random = createRandom(fields.number('seed', 1));
        return {
            async act({ req, res, proceed }) {
                const body = thinned(await readJson(req), () => random.chance(share));
                await capture(res, () => proceed(withBody(req, body)));
                // choice: Xano promises no transaction for bulk requests; what it answers after half of one is not recorded.
                sendAnswer(res, {
                    status,
                    headers: { 'content-type': 'application/json; charset=UTF-8' },
                    body: JSON.stringify({
                        code: status < 500 ? 'ERROR_CODE_INPUT_ERROR' : 'ERROR_FATAL',
                        message: status < 500 ? 'Invalid value for param' : 'SQL Error: HY000',
                    }),
                });
            },
        };
    },
};
