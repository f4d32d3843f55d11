import * as z from 'zod/mini';
import { isContent } from '../runtime.js';
import type { FileLike } from '../runtime.js';

/** Input fields that many operations share: one place for their type, bounds and wording. */

type Checked<T> = z.core.ParsePayload<T>;

function complain({ value, issues }: Checked<unknown>, message: string): void {
    issues.push({ code: 'custom', input: value, message });
}

// choice: checks of our own instead of z.int, z.minimum and z.minLength, which are ten times their size in a bundle.
function notEmpty(checked: Checked<{ readonly length: number }>): void {
    if (checked.value.length === 0) complain(checked, 'must not be empty');
}

export const text = (): z.ZodMiniString<string> => z.string().check(notEmpty);

export const some = <T extends z.ZodMiniType>(item: T): z.ZodMiniArray<T> => z.array(item).check(notEmpty);

/** A whole number between two bounds, both included. */
export const whole = (least = 1, most = Infinity): z.ZodMiniNumber<number> =>
    z.number().check((checked) => {
        const { value } = checked;
        if (!Number.isSafeInteger(value)) complain(checked, `must be a whole number, not ${value}`);
        else if (value < least) complain(checked, `must be at least ${least}`);
        else if (value > most) complain(checked, `must be at most ${most}`);
    });

/** An id, or the exact name of the thing; names are looked up once per client. */
export const idOrName = () => z.union([whole(), text()]);

export const workspace = {
    /** Workspace, id or exact name. Default: the client's. */
    workspace_id: z.optional(idOrName()),
};

export const branch = {
    /** Branch label, such as `v1`. Default: the client's, else the live branch. */
    branch: z.optional(text()),
};

/** Only records have data sources; tables have not. */
export const dataSource = {
    /** Data source label. Default: the client's, else `live`. */
    data_source: z.optional(text()),
};

export const table = {
    ...workspace,
    /** Table, id or exact name. */
    table_id: idOrName(),
};

/** Rows: of a table, in a data source. */
export const content = { ...table, ...dataSource };

export const apiGroup = {
    ...workspace,
    /** API group, id or exact name. */
    apigroup_id: idOrName(),
};

/** A row's primary key: a whole number, or text for uuid keys. */
export const rowId = idOrName;

/** Paging where Xano fixed the size of a page. */
export const pageOnly = {
    /** Page, counted from 1. Default 1. */
    page: z.optional(whole()),
};

/** `max` is the documented maximum of `per_page`; there is none for records. */
export const paging = (max?: number) => ({
    ...pageOnly,
    /** Items a page. Default 50; maximum 10,000 for lists, 500 for histories and searches, none known for records. */
    per_page: z.optional(whole(1, max)),
});

/** Maximum of the lists of objects, and of the audit log. */
export const LIST_MAX = 10_000;
/** Maximum of request history and its siblings, and of searches in the audit log. */
export const HISTORY_MAX = 500;

/** Paging, text filter on names, and order of a list of objects. */
export const listing = {
    ...paging(LIST_MAX),
    /** Text the name contains. Default: every name. */
    search: z.optional(z.string()),
    /** What to order by. Default `created_at`; tables `name`. */
    sort: z.optional(z.literal(['created_at', 'updated_at', 'name'])),
    /** Direction of the order. Default `desc`; tables `asc`. */
    order: z.optional(z.literal(['asc', 'desc'])),
};
export const LISTING_KEYS = ['page', 'per_page', 'search', 'sort', 'order'] as const;

export const includeXanoscript = {
    /** Answer the XanoScript too. Default false. */
    include_xanoscript: z.optional(z.boolean()),
};

export const includeDraft = {
    /** Answer the unpublished draft where there is one. Default false. */
    include_draft: z.optional(z.boolean()),
};

/** Destructive operations go only with this; the message names what would be lost. */
export const confirm = {
    /** Must be true: what is removed is gone for good. */
    confirm: z.literal(true),
};

/** A file to upload that is no text: an archive, a backup. */
export const archive = {
    /** Bytes, a Blob or File. */
    file: z.custom<Uint8Array | FileLike>(
        (value) => typeof value !== 'string' && isContent(value),
        'must be bytes or a file',
    ),
    /** Name of the file with its extension. Default `file`. */
    filename: z.optional(text()),
};

export const restriction = {
    /** `guid` of the API group to restrict it to; an empty text lifts the restriction. */
    guid: z.string(),
};

export const about = {
    /** What it is for. */
    description: z.optional(z.string()),
};

export const tagged = {
    /** Tags. */
    tag: z.optional(z.array(z.string())),
};

/** Texts that describe a table, an API group, an endpoint. */
export const described = {
    ...about,
    /** Longer documentation. */
    docs: z.optional(z.string()),
    ...tagged,
};

export const script = {
    /** The whole definition as XanoScript, instead of the settings. */
    xanoscript: z.optional(text()),
};

/** A script is the whole body: a setting beside it would be dropped without a word. */
const BESIDE_SCRIPT = /^(?:xanoscript|branch|publish|include_xanoscript|\w+_id)$/;

/** Either a script and no settings, or the settings that Xano requires. */
export const scriptOr =
    (...required: readonly string[]) =>
    ({ value, issues }: z.core.ParsePayload<Readonly<Record<string, unknown>>>): void => {
        const complain = (path: string, message: string) =>
            issues.push({ code: 'custom', input: value[path], path: [path], message });
        if (value['xanoscript'] === undefined) {
            const missing = required.find((key) => value[key] === undefined);
            if (missing !== undefined) complain(missing, 'is missing; give it, or xanoscript instead');
            return;
        }
        const extra = Object.keys(value).find((key) => value[key] !== undefined && !BESIDE_SCRIPT.test(key));
        if (extra !== undefined) complain(extra, 'cannot stand beside xanoscript: write it in the script');
    };

/** A record as Xano has it: a value per column. */
export type Row = Record<string, unknown>;

export const isRow = (value: unknown): value is Row =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checked, not copied: bulk work passes hundreds of thousands of them. */
export const row = () => z.custom<Row>(isRow, 'must be an object with a value per column');

export const rows = () =>
    z
        .custom<readonly Row[]>(
            (value) => Array.isArray(value) && value.length > 0,
            'must be a list of records, and not empty',
        )
        .check(({ value, issues }) => {
            // After a refusal the value may be anything.
            const odd = Array.isArray(value) ? value.findIndex((item) => !isRow(item)) : -1;
            if (odd < 0) return;
            const message = 'must be an object with a value per column';
            issues.push({ code: 'custom', input: value[odd], path: [odd], message });
        });
