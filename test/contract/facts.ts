import { readdirSync, readFileSync } from 'node:fs';

export interface KeyFact {
    readonly required?: true;
    readonly default?: unknown;
    /** Greatest value. */
    readonly max?: number;
    readonly enum?: readonly string[];
}

/** One endpoint as Xano documents it: Metadata API OpenAPI of January 2026, checked against recordings and clients. */
export interface EndpointFact {
    /** `<group>.<what it does>`; the group is the name of its file. */
    readonly id: string;
    /** How well it is known. */
    readonly confidence: string;
    /** Not in that OpenAPI but in newer clients: older instances answer 404. */
    readonly since?: string;
    readonly method: string;
    readonly path: string;
    readonly base?: 'account';
    /** Null where none is stated. */
    readonly scope: string | null;
    readonly query?: Readonly<Record<string, KeyFact>>;
    /** Request headers beside the usual. */
    readonly headers?: readonly string[];
    readonly body?: 'json' | 'multipart';
    /** Keys of that body; none where the body is a record. */
    readonly keys?: Readonly<Record<string, KeyFact>>;
    readonly free?: true;
    /** Takes a script as `text/x-xanoscript` instead. */
    readonly xanoscript?: true;
}

const folder = new URL('facts/', import.meta.url);

// The files restate documented facts about Xano; change them when Xano changes, never to make a test pass.
export const facts: readonly EndpointFact[] = readdirSync(folder)
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as readonly EndpointFact[]);
