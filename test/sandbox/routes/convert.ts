import { inputError, invalidParam } from '../errors.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import { kindOf, readDocument } from '../xanoscript/document.js';
import { ScriptReader } from '../xanoscript/reader.js';
import { bareName, quote } from '../xanoscript/render-fields.js';
import { workspaceOf } from './find.js';
import { queryOf, requiredText } from './input.js';
import { scriptValue } from './present.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/convert';

/**
 * choice: Xano's own JSON form of a script is not public. This one tells what the sandbox reads of a declaration and
 * keeps the script beside it, so that there and back again gives the same text.
 */
export const convertRoutes: readonly Route[] = [
    { method: 'POST', path: `${BASE}/fromXS`, scope: 'instance:workspace read', handler: fromScript },
    { method: 'POST', path: `${BASE}/toXS`, scope: 'instance:workspace read', handler: toScript },
];

function fromScript(call: Call): unknown {
    workspaceOf(call);
    const { body } = call.request;
    if (typeof body !== 'string') throw inputError('The body must be XanoScript.');
    return scriptToJson(body);
}

/** @throws ApiError 400 ERROR_CODE_SYNTAX_ERROR */
export function scriptToJson(script: string): JsonRecord {
    if (kindOf(script) !== undefined) {
        const { kind, name, verb, clauses } = readDocument(script);
        return { kind, name, ...(verb === undefined ? {} : { verb }), ...clauses, xanoscript: script };
    }
    // Statements without a declaration around them: their braces are counted, as if the block ended with the text.
    const reader = new ScriptReader(`${script}\n}`);
    reader.skip();
    if (reader.take(/(?=!?[a-z_]+(?:\.[a-z_]+)*\s+[$({"\w])[^\n]*?\{/) === undefined) reader.fail();
    reader.skipBlock();
    reader.skipBlock();
    if (!reader.atEnd) reader.fail();
    return { kind: 'stack', xanoscript: script };
}

function toScript(call: Call): unknown {
    workspaceOf(call);
    const kind = requiredText(queryOf(call), 'kind');
    const json = parsed(call.request.body);
    if (typeof json.xanoscript === 'string') return scriptValue(json.xanoscript);
    const description = typeof json.description === 'string' ? json.description : '';
    return scriptValue(
        [
            `${kind} ${bareName(requiredText(json, 'name'))} {`,
            ...(description === '' ? [] : [`  description = ${quote(description)}`]),
            '}',
        ].join('\n'),
    );
}

/** The body is documented as a text: JSON within JSON. Plain JSON is read as well. */
function parsed(body: unknown): JsonRecord {
    const value = typeof body === 'string' ? fromText(body) : body;
    if (!isRecord(value)) throw invalidParam('body');
    return value;
}

function fromText(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        throw invalidParam('body');
    }
}
