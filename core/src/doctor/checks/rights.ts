import { isXanoError } from '../../errors.js';
import { isPlainObject } from '../../invalid-input.js';
import { auditLogOperations } from '../../operations/audit-log.js';
import { requestHistoryOperations } from '../../operations/run-history.js';
import { tableOperations } from '../../operations/table.js';
import { readClaims } from '../../token.js';
import { ask } from '../ask.js';
import { NotLooked } from '../not-looked.js';
import type { Check, Subject } from '../types.js';
import { listed } from '../wording.js';

interface Read {
    /** The box on the access token that allows it. */
    readonly box: string;
    readonly what: string;
    readonly try: (subject: Subject, workspace_id: number) => Promise<unknown>;
}

const SMALL = { page: 1, per_page: 1 } as const;

/** Reads that change nothing and show no row of anybody's. Whether a token may write is never tried. */
const READS: readonly Read[] = [
    {
        box: 'Workspace Database: Read',
        what: 'tables',
        try: (subject, workspace_id) => ask(subject, tableOperations.list, { workspace_id, ...SMALL }),
    },
    {
        box: 'Workspace Request History: Read',
        what: 'the request history',
        try: (subject, workspace_id) =>
            ask(subject, requestHistoryOperations.list, { workspace_id, ...SMALL }),
    },
    {
        box: 'Workspace Log: Read',
        what: 'the audit log',
        try: (subject, workspace_id) => ask(subject, auditLogOperations.list, { workspace_id, ...SMALL }),
    },
];

/** Masks of public tokens: 15 is known to be all four levels, 0 is none; the order of the bits is not known. */
const AMOUNTS: Readonly<Record<number, string>> = { 0: 'none', 15: 'all' };

/** What the token itself says of its scopes; undefined when it says nothing. */
function claimed(token: string): Readonly<Record<string, string>> | undefined {
    const scope = readClaims(token)?.['scope'];
    if (!isPlainObject(scope)) return undefined;
    const masks = Object.entries(scope).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    return Object.fromEntries(masks.map(([name, mask]) => [name, AMOUNTS[mask] ?? 'some']));
}

function claimsText(claims: Readonly<Record<string, string>> | undefined): string {
    const amounts = Object.values(claims ?? {});
    if (amounts.length === 0) return 'What it may write was not tried.';
    if (amounts.every((amount) => amount === 'all'))
        return 'By its own words it may write, too; that was not tried.';
    return 'By its own words it has not every right; writing was not tried.';
}

export const rights: Check = {
    id: 'rights',
    title: 'Rights',
    needs: ['workspaces'],
    async run(subject) {
        const { context, learnt } = subject;
        const { workspaceId } = learnt;
        if (workspaceId === undefined) throw new NotLooked('There is no workspace to try them on.');
        const reads: Record<string, boolean | string> = {};
        for (const read of READS) reads[read.box] = await outcomeOf(read, subject, workspaceId);
        const claims = claimed(context.link.token);
        const facts = { workspace_id: workspaceId, reads, ...(claims === undefined ? {} : { claims }) };
        const able = READS.filter(({ box }) => reads[box] === true).map(({ what }) => what);
        const missing = READS.filter(({ box }) => reads[box] === false);
        const may =
            able.length === 0
                ? 'The token may read nothing that was tried'
                : `The token may read ${listed(able)}`;
        if (missing.length === 0) return { state: 'ok', message: `${may}. ${claimsText(claims)}`, facts };
        return {
            state: 'warning',
            message: `${may}, but not ${listed(missing.map(({ what }) => what))}.`,
            next: `Where you need it, tick ${listed(missing.map(({ box }) => `"${box}"`))} on the token (Xano dashboard, instance settings, Metadata API & MCP Server, Manage Access Tokens).`,
            facts,
        };
    },
};

/** True, false, or why it cannot be told. */
async function outcomeOf(read: Read, subject: Subject, workspaceId: number): Promise<boolean | string> {
    try {
        await read.try(subject, workspaceId);
        return true;
    } catch (error) {
        if (isXanoError(error, 'permission')) return false;
        if (isXanoError(error)) return error.kind;
        throw error;
    }
}
