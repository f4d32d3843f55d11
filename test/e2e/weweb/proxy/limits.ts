import type { AllowList } from './allow-list.js';
import type { Call } from './call.js';
import { isObject } from './json.js';
import type { Json } from './json.js';
import { invalid, Refusal } from './refusal.js';
import { searchTerms } from './search-terms.js';

/** Where a bulk body lists what is changed. */
const LISTS: Readonly<Record<string, string>> = {
    'record.bulkAdd': 'items',
    'record.bulkPatch': 'items',
    'record.bulkDelete': 'row_ids',
    'file.deleteMany': 'ids',
};

/** How many things a write is about; null where the search decides. */
export function changesOf({ operation, body }: Call): number | null {
    if (operation.id.endsWith('BySearch')) return null;
    const listed = isObject(body) ? body[LISTS[operation.id] ?? ''] : undefined;
    return Array.isArray(listed) ? listed.length : 1;
}

function checkChanges(call: Call, most: number): void {
    const name = LISTS[call.operation.id];
    if (name === undefined) return;
    const listed = isObject(call.body) ? call.body[name] : undefined;
    // Anything else could hold more than can be counted here.
    if (!Array.isArray(listed)) throw invalid(`"${name}" is not a list`, `Send { "${name}": [ ... ] }.`);
    if (listed.length <= most) return;
    throw new Refusal({
        status: 413,
        kind: 'validation',
        code: 'TOO_MANY_CHANGES',
        message: `${listed.length} changes in one request; at most ${most} are allowed`,
        hint: `Send them in parts of ${most}.`,
    });
}

/** Without a condition, every record of the table would be changed. */
function checkSearch({ operation, body }: Call): void {
    if (!operation.id.endsWith('BySearch')) return;
    const { narrows, unclear } = searchTerms(isObject(body) ? body['search'] : undefined);
    if (narrows && !unclear) return;
    throw invalid(
        'The search is empty or not clear, and would be about every record',
        'Give at least one condition, such as { "status": "draft" }.',
    );
}

/** The page size asked for, brought down to `most`. Texts are of query strings. */
function pageSize(asked: unknown, most: number): number {
    if (asked === undefined) return most;
    const isText = typeof asked === 'string' || typeof asked === 'number';
    if (isText && /^[1-9]\d{0,8}$/.test(String(asked))) return Math.min(Number(asked), most);
    throw invalid('"per_page" is not a whole number from 1 up', 'Correct it, or leave it out.');
}

/** The page size brought down to `most`; without one, given only where `isRecords`. @throws Refusal 400 */
export function cappedPage(part: Json, isRecords: boolean, most: number): Json {
    if (part['per_page'] === undefined && !isRecords) return part;
    return { ...part, per_page: pageSize(part['per_page'], most) };
}

/** The call with its pages no longer than allowed. @throws Refusal 400, 413 */
export function limited(call: Call, { most_records, most_changes }: AllowList): Call {
    checkChanges(call, most_changes);
    checkSearch(call);
    const { id } = call.operation;
    const query = cappedPage(call.query, id === 'record.list', most_records);
    if (!id.endsWith('.search')) return { ...call, query };
    const body = isObject(call.body) ? call.body : {};
    return { ...call, query, body: cappedPage(body, id === 'record.search', most_records) };
}
