import { asText } from '../../../as-text.js';
import { invalidInput, isPlainObject } from '../../../invalid-input.js';
import type { Input } from '../../../operation.js';
import { isEmptySearch } from '../../../search/index.js';
import { toEnd, toMoment, toOperand } from '../dates.js';
import type { Draft } from '../draft.js';
import { changeTerms, readSearch, readSort } from '../search-terms.js';
import type { Term } from '../search-terms.js';
import { userAgentShape, takeUserAgent } from './user-agent.js';
import { readFilters } from './table-search.js';
import type { Form } from './form.js';

/** What people call the columns of the run histories. */
const COLUMNS: Readonly<Record<string, string>> = {
    timestamp: 'created_at',
    time: 'created_at',
    date: 'created_at',
    response_time: 'duration',
    duration_ms: 'duration',
    status_code: 'status',
    endpoint: 'uri',
    path: 'uri',
    url: 'uri',
    method: 'verb',
};

const columnOf = (name: string): string => (Object.hasOwn(COLUMNS, name) ? (COLUMNS[name] ?? name) : name);

/** Only runs of API endpoints have these (metadata-api.md 7). */
const OF_REQUESTS = new Set(['status', 'verb', 'uri']);

/** Response times are written in milliseconds, with or without a unit; Xano's duration is in seconds. */
function seconds(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((one: unknown) => seconds(one, path));
    const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s)?$/.exec(asText(value).trim()) ?? [];
    if (digits === undefined) {
        throw invalidInput(path, `${path} is not a time in milliseconds.`, 'Write for example "> 1000".');
    }
    return unit === 's' ? Number(digits) : Number(digits) / 1000;
}

function number(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((one: unknown) => number(one, path));
    const read = typeof value === 'string' && /^\d{3}$/.test(value.trim()) ? Number(value) : value;
    if (typeof read === 'number') return read;
    throw invalidInput(path, `${path} is not an HTTP status.`, 'Write a number such as 404, or ">= 400".');
}

function changeTerm(
    { column: written, operator, value }: Term,
    draft: Draft,
): Pick<Term, 'column' | 'value'> {
    const column = columnOf(written);
    if (written === 'user_agent') {
        throw invalidInput(
            'user_agent',
            'Xano cannot search request history by user agent.',
            'Write it in "filters", where it is compared with the headers of the runs that are read.',
        );
    }
    if (OF_REQUESTS.has(column) && draft.operation !== 'searchApiRequestHistory') {
        throw invalidInput(written, `These runs have no ${column}.`, 'Only API request history has one.');
    }
    if (column === 'created_at') {
        return { column, value: toOperand(value, operator, draft.context.now(), written) };
    }
    if (column === 'duration' && column !== written) return { column, value: seconds(value, written) };
    return { column, value: column === 'status' ? number(value, written) : value };
}

/** `start_date` and `end_date` as conditions; a day that ends belongs to the period whole. */
function takePeriod(draft: Draft): Input[] {
    const now = draft.context.now();
    const conditions: Input[] = [];
    const start = draft.hasForeign('start_date') ? draft.take('start_date') : undefined;
    const end = draft.hasForeign('end_date') ? draft.take('end_date') : undefined;
    if (start !== undefined) conditions.push({ 'created_at|>=': toMoment(start, now, 'start_date') });
    if (end !== undefined) {
        const until = toEnd(end, now, 'end_date');
        conditions.push('last' in until ? { 'created_at|<=': until.last } : { 'created_at|<': until.before });
    }
    return conditions;
}

const FOREIGN = ['filters', 'query', 'start_date', 'end_date'];

/** The run histories with filters, dates and columns under the names people know. */
export const history: Form = {
    tools: /^(get|search)(Api|Function|Task|Trigger|Middleware|Tool)RequestHistory$/,
    applies: (draft) =>
        FOREIGN.some((key) => draft.hasForeign(key)) ||
        draft.get('search') !== undefined ||
        draft.get('sort') !== undefined,
    adapt: (draft) => {
        const name = draft.operation.replace(/^get/, 'search');
        if (draft.operation !== name) draft.switchTo(name, 'Narrowing request history down');
        const filters = draft.hasForeign('filters') ? draft.take('filters') : undefined;
        const { agent, rest } = takeUserAgent(filters, draft);
        const period = takePeriod(draft);
        const search = readSearch([
            { path: 'search', value: draft.take('search') },
            { path: 'query', value: draft.hasForeign('query') ? draft.take('query') : undefined },
            {
                path: 'filters',
                value: isEmptySearch(rest) ? undefined : isPlainObject(rest) ? readFilters(rest) : rest,
            },
            { path: 'start_date', value: period },
        ]);
        if (search !== undefined)
            draft.set(
                'search',
                changeTerms(search, (term) => changeTerm(term, draft)),
            );
        const given = draft.take('sort');
        const sort = given === undefined ? undefined : readSort(given, columnOf);
        if (sort !== undefined) draft.set('sort', sort);
        if (agent !== undefined) draft.shape = userAgentShape(draft, agent);
    },
};
