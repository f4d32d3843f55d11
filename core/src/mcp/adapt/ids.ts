import { invalidInput } from '../../invalid-input.js';
import type { Input } from '../../operation.js';
import { isExpression } from '../../pasted.js';
import type { Draft } from './draft.js';
import { wantsNumber } from './input-schema.js';
import { NAME_KINDS } from './lookup.js';

/**
 * What the older guide writes before ids (`ws_12345`, `tbl_67890`, `ag_11111`).
 * choice: such a text is an id, never a name; nobody names a table so.
 */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
    workspace_id: ['ws', 'workspace'],
    table_id: ['tbl', 'table'],
    apigroup_id: ['ag', 'apigroup', 'api_group'],
};

/** The whole number a text stands for, with or without a prefix of its kind. */
function readId(key: string, text: string): number | undefined {
    const [, prefix, digits] = /^(?:([a-z_]+)_)?(\d{1,15})$/i.exec(text) ?? [];
    const own = PREFIXES[key] ?? [key.replace(/_id$/, '')];
    const fits = prefix === undefined || own.includes(prefix.toLowerCase());
    return digits !== undefined && fits ? Number(digits) : undefined;
}

/** Workspaces and API groups first: the others are found inside them. */
const ORDER = Object.keys(NAME_KINDS);
const rank = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);

/** Ids as the server takes them: without prefixes, and looked up where a name was given. */
export async function resolveIds(draft: Draft): Promise<void> {
    const { context, properties } = draft;
    if (
        context.workspaceId !== undefined &&
        draft.get('workspace_id') === undefined &&
        Object.hasOwn(properties, 'workspace_id')
    ) {
        draft.set('workspace_id', context.workspaceId);
    }
    const ids = draft.keys
        .filter((key) => key.endsWith('_id') && wantsNumber(properties[key] ?? {}))
        .sort((a, b) => rank(a) - rank(b));
    for (const key of ids) {
        const value = draft.get(key);
        if (typeof value === 'string') draft.set(key, await toId(draft, key, value.trim(), key));
    }
}

export async function toId(draft: Draft, key: string, text: string, path: string): Promise<number | string> {
    const id = readId(key, text);
    if (id !== undefined) return id;
    if (text === '' || isExpression(text)) {
        throw invalidInput(
            path,
            text === '' ? `${path} is empty.` : `${path} holds an expression that nothing filled in.`,
            'Give the id, or the exact name.',
        );
    }
    return draft.lookup.id(key, text, scopeOf(draft), path);
}

const scopeOf = (draft: Draft): Input => {
    const keys = ['workspace_id', 'apigroup_id', 'branch'].filter((key) => draft.get(key) !== undefined);
    return Object.fromEntries(keys.map((key) => [key, draft.get(key)]));
};
