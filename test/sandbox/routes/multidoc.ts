import type { JsonRecord } from '../store/json.js';
import { branchObjects } from '../xanoscript/branch-documents.js';
import { joinDocuments, withClause } from '../xanoscript/document.js';
import { workspaceOf } from './find.js';
import { optionalBool, queryOf } from './input.js';
import { placeOf, plan } from './multidoc-plan.js';
import { liveRecords, push } from './multidoc-push.js';
import { type Call, textReply, type Route } from './route.js';

const BASE = '/workspace/{workspace_id}/multidoc';

export const multidocRoutes: readonly Route[] = [
    { method: 'GET', path: `/beta${BASE}`, handler: exported },
    { method: 'GET', path: BASE, handler: exported },
    { method: 'POST', path: BASE, handler: push },
    { method: 'POST', path: `${BASE}/dry-run`, handler: preview },
];

/** choice: workspaces here have no environment variables, so `env` adds nothing. */
async function exported(call: Call): Promise<unknown> {
    const { workspaceId, branch } = placeOf(call);
    const query = queryOf(call);
    const drafts = optionalBool(query, 'include_draft') ?? false;
    const withRecords = optionalBool(query, 'records') ?? false;
    const documents: string[] = [];
    for (const one of branchObjects(call.app.objects, workspaceId, branch, drafts)) {
        const items = withRecords && one.kind === 'table' ? await recordsOf(call, one.id) : [];
        documents.push(
            items.length === 0 ? one.source : withClause(one.source, 'items', JSON.stringify(items)),
        );
    }
    return textReply(joinDocuments(documents));
}

/** choice: the records of an export are those of the live data source, at most this many of a table. */
const MAX_RECORDS = 10_000;

async function recordsOf(call: Call, tableId: number): Promise<readonly JsonRecord[]> {
    const page = { search: null, page: 1, perPage: MAX_RECORDS };
    return (await (await liveRecords(call, tableId)).page(page, call.app.now())).items;
}

function preview(call: Call): unknown {
    const place = placeOf(call);
    const steps = plan(call, place);
    const summary: Record<string, Record<string, number>> = {};
    for (const { kind, action, truncates } of steps) {
        const counts = (summary[kind] ??= { created: 0, updated: 0, deleted: 0, unchanged: 0, truncated: 0 });
        const counted = PAST[action];
        counts[counted] = (counts[counted] ?? 0) + 1;
        if (truncates) counts.truncated = (counts.truncated ?? 0) + 1;
    }
    return {
        // choice: what stays as it is is counted and not listed.
        operations: steps
            .filter(({ action }) => action !== 'unchanged')
            .map(({ action, kind, name, truncates }) => ({
                action,
                type: kind,
                name,
                details: truncates ? 'All records are deleted.' : '',
                reason: action === 'delete' ? 'It is in none of the documents.' : '',
            })),
        summary,
        workspace_name: workspaceOf(call).name,
        source_workspace_mismatch: null,
    };
}

const PAST = { create: 'created', update: 'updated', delete: 'deleted', unchanged: 'unchanged' } as const;
