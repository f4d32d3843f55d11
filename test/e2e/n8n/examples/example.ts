import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/v4';
import { addCredential } from '../server/credentials.js';
import type { CredentialData, CredentialRef } from '../server/credentials.js';
import type { WorkflowDraft, WorkflowNode } from '../server/workflow.js';
import type { SuiteContext } from '../suite.js';

const FOLDER = fileURLToPath(new URL('../../../../examples/n8n/', import.meta.url));

const target = z.object({ node: z.string(), type: z.string(), index: z.number() });

/** Loose: everything in the file goes to n8n. */
const exported = z.looseObject({
    name: z.string(),
    nodes: z.array(
        z.looseObject({
            id: z.string(),
            name: z.string(),
            type: z.string(),
            typeVersion: z.number(),
            position: z.tuple([z.number(), z.number()]),
            parameters: z.record(z.string(), z.unknown()),
        }),
    ),
    connections: z.record(z.string(), z.record(z.string(), z.array(z.array(target)))),
    settings: z.looseObject({ executionOrder: z.literal('v1') }),
});

/** What the notes of a workflow tell its user to fill in, by the name of the node. */
export interface Filled {
    /** Put over the parameters of the file. */
    readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** Credentials beside that of Xano Connect, which every node of ours is given. */
    readonly credentials?: Readonly<Record<string, CredentialRef>>;
    /** What is put in place of a placeholder: its name and position stay. */
    readonly instead?: Readonly<Record<string, Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'>>>;
}

/** A workflow of `examples/n8n` as its user imports it and fills it in. */
export function example(
    file: string,
    { nodes, credential }: SuiteContext,
    filled: Filled = {},
): WorkflowDraft {
    const read = exported.parse(JSON.parse(readFileSync(`${FOLDER}${file}.json`, 'utf8')));
    const names = new Set(read.nodes.map(({ name }) => name));
    const meant = [filled.parameters, filled.credentials, filled.instead].flatMap((each) =>
        Object.keys(each ?? {}),
    );
    const unknown = meant.filter((name) => !names.has(name));
    if (unknown.length > 0) throw new Error(`${file} has no node ${unknown.join(', ')}`);
    return {
        ...read,
        nodes: read.nodes.map((node) => ({
            ...node,
            ...filled.instead?.[node.name],
            ...(filled.parameters?.[node.name] && {
                parameters: { ...node.parameters, ...filled.parameters[node.name] },
            }),
            ...(node.type.startsWith(`${nodes.name}.`) && { credentials: credential }),
            ...(filled.credentials?.[node.name] && { credentials: filled.credentials[node.name] }),
        })),
    };
}

/** A secret of this run. */
export const secret = (): string => `Aa1${crypto.randomUUID()}`;

export const newCredential = (
    { n8n }: SuiteContext,
    type: string,
    data: CredentialData,
): Promise<CredentialRef> => addCredential(n8n.api, { name: type, type, data });
