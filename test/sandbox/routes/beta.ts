import { invalidParam, missingParam, notAllowable } from '../errors.js';
import { echo } from '../logic/echo.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import { type Document, readDocument, splitDocuments } from '../xanoscript/document.js';
import { scriptToJson } from './convert.js';
import { branchLabel, workspaceOf } from './find.js';
import { bodyOf, optionalText, requiredText } from './input.js';
import type { Call, Route } from './route.js';

/** Function runs and the multi-document of this group stand with the routes they are older names of. */
export const betaRoutes: readonly Route[] = [
    // choice: nothing short-lived is ever left over here, so there is nothing to tell.
    { method: 'POST', path: '/beta/ephemeral/cleanup', handler: () => ({}) },
    { method: 'POST', path: '/beta/ephemeral/job', handler: job },
    { method: 'POST', path: '/beta/ephemeral/service', handler: service },
    {
        method: 'POST',
        path: '/beta/workspace/{workspace_id}/anonymous/run',
        scope: 'workspace:function read',
        handler: anonymous,
    },
];

/** choice: the answer of a run; like every run here it echoes its inputs. */
const ran = (input: JsonRecord, branch: string): unknown => ({
    result: echo({ input, branch }),
    logs: [],
    status: 'ok',
});

function job(call: Call): unknown {
    const documents = documentsOf(call);
    const { main } = one(documents, 'run.job').clauses;
    const name = isRecord(main) ? String(main.name) : '';
    if (!documents.some((doc) => doc.kind === 'function' && doc.name === name))
        throw notAllowable(name, 'doc');
    const { args } = typeof call.request.body === 'string' ? {} : bodyOf(call);
    const written = isRecord(main) && isRecord(main.input) ? main.input : {};
    return ran({ ...written, ...(isRecord(args) ? args : {}) }, 'v1');
}

/** choice: nothing is started; the answer names what would be. */
function service(call: Call): unknown {
    const documents = documentsOf(call);
    const groups = documents.filter(({ kind }) => kind === 'api_group');
    return {
        name: one(documents, 'workspace').name,
        api_groups: groups.map(({ name, clauses }) => ({ name, canonical: clauses.canonical ?? null })),
    };
}

function anonymous(call: Call): unknown {
    const { id } = workspaceOf(call);
    const body = bodyOf(call);
    const { input } = body;
    if (input === undefined) throw missingParam('input');
    if (input !== null && !isRecord(input)) throw invalidParam('input');
    scriptToJson(requiredText(body, 'xanoscript'));
    return ran(input ?? {}, branchLabel(call, id, optionalText(body, 'branch')));
}

function documentsOf(call: Call): readonly Document[] {
    const { body } = call.request;
    return splitDocuments(typeof body === 'string' ? body : requiredText(bodyOf(call), 'doc')).map(
        readDocument,
    );
}

/** choice: a document that must be there and is not is reported as a missing parameter. */
function one(documents: readonly Document[], kind: Document['kind']): Document {
    const found = documents.find((doc) => doc.kind === kind);
    if (found === undefined) throw missingParam(kind);
    return found;
}
