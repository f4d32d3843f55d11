import { inputError } from '../errors.js';
import {
    branchObjects,
    type BranchObject,
    STORED,
    type StoredDocumentKind,
} from '../xanoscript/branch-documents.js';
import { type Document, readDocument, splitDocuments, withoutGuid } from '../xanoscript/document.js';
import { branchLabel, workspaceOf } from './find.js';
import { optionalBool, optionalText, queryOf } from './input.js';
import type { Call } from './route.js';

/** The branch that documents are read from or written to. */
export interface Place {
    readonly workspaceId: number;
    readonly branch: string;
}

export function placeOf(call: Call): Place {
    const { id } = workspaceOf(call);
    return { workspaceId: id, branch: branchLabel(call, id, optionalText(queryOf(call), 'branch')) };
}

/** What becomes of one object. */
export interface Step {
    readonly action: 'create' | 'update' | 'delete' | 'unchanged';
    readonly kind: StoredDocumentKind;
    readonly name: string;
    /** What is to be written; absent for a deletion. */
    readonly document?: Document;
    /** What is there; absent for a creation. */
    readonly known?: BranchObject;
    readonly truncates: boolean;
}

/** What documents are about workspace settings, branches and jobs is read and left alone. */
const isStored = (doc: Document): doc is Document & { readonly kind: StoredDocumentKind } =>
    doc.kind in STORED;

/** What a push would do, in the order of the documents; deletions last. */
export function plan(call: Call, { workspaceId, branch }: Place): readonly Step[] {
    const { body } = call.request;
    if (typeof body !== 'string') throw inputError('The body must be XanoScript.');
    const documents = splitDocuments(body).map(readDocument).filter(isStored);
    refuseDuplicates(documents);
    const query = queryOf(call);
    const on = (name: string): boolean => optionalBool(query, name) ?? false;
    const left = new Set(branchObjects(call.app.objects, workspaceId, branch));
    const written = documents.map((document): Step => {
        const known = [...left].find(sameAs(document));
        if (known !== undefined) left.delete(known);
        const same = known !== undefined && withoutGuid(document.source) === withoutGuid(known.source);
        return {
            action: known === undefined ? 'create' : same ? 'unchanged' : 'update',
            kind: document.kind,
            name: document.name,
            document,
            ...(known === undefined ? {} : { known }),
            truncates: known?.kind === 'table' && on('truncate'),
        };
    });
    if (!on('delete') || on('partial')) return written;
    // Last made, first gone: an endpoint before its group, a trigger before its table.
    const gone = [...left].reverse();
    return [
        ...written,
        ...gone.map((known): Step => ({
            action: 'delete',
            kind: known.kind,
            name: known.name,
            known,
            truncates: false,
        })),
    ];
}

function refuseDuplicates(documents: readonly Document[]): void {
    const seen = new Set<string>();
    for (const { guid, kind } of documents) {
        if (guid === undefined) continue;
        if (seen.has(guid)) throw inputError(`Duplicate ${kind} guid: ${guid}`);
        seen.add(guid);
    }
}

/** By guid, else by kind and name; endpoints by verb and group as well. */
const sameAs =
    (document: Document) =>
    ({ kind, name, guid, verb, group }: BranchObject): boolean =>
        kind === document.kind &&
        (guid === document.guid ||
            (name === document.name &&
                verb === document.verb &&
                (group === undefined || group.name === document.clauses.api_group)));
