import { isRecord, type JsonRecord } from '../store/json.js';
import type { LogicDoc } from '../store/object-kinds.js';
import { optionalBool, queryOf } from './input.js';
import type { Call } from './route.js';

/** The changed object: published at once unless `publish=false`, which keeps the change as a draft. */
export function withChanges(call: Call, doc: LogicDoc, body: JsonRecord, changes: JsonRecord): LogicDoc {
    const publish = optionalBool({ ...queryOf(call), ...body }, 'publish') ?? true;
    const at = call.app.now();
    const { draft, ...live } = doc;
    return publish
        ? { ...live, ...changes, updated_at: at, draft_updated_at: null }
        : { ...doc, draft: { ...(isRecord(draft) ? draft : {}), ...changes }, draft_updated_at: at };
}

/** The object as it would be published, where `include_draft` asks for that. */
export function withDraft(call: Call, doc: LogicDoc): LogicDoc {
    const asked = optionalBool(queryOf(call), 'include_draft') ?? false;
    return asked && isRecord(doc.draft) ? { ...doc, ...doc.draft } : doc;
}
