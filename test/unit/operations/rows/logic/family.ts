import { JSON_BODY, SCRIPT_BODY } from '../row.js';
import type { OperationRow } from '../row.js';
import { page } from '../samples.js';

/** One thing of a kind that is written in XanoScript. */
export interface Sample {
    readonly resource: string;
    /** Path of the list, below the workspace. */
    readonly path: string;
    /** The input field with its id. */
    readonly key: string;
    /** As Xano answers it, without XanoScript. */
    readonly answer: Readonly<Record<string, unknown>> & { readonly id: number; readonly name: string };
    readonly script: string;
    /** Settings that make it; its description is filled in where it is not among them. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** Its changes are live at once, and it cannot be restricted. */
    readonly undrafted?: true;
    /** It belongs to the whole workspace. */
    readonly branchless?: true;
}

/** A row for each operation that every kind has. */
export function familyRows(sample: Sample): readonly OperationRow[] {
    return [...readingRows(sample), ...writingRows(sample)];
}

function readingRows({ resource, path, key, answer, script, ...kind }: Sample): readonly OperationRow[] {
    const draft = kind.undrafted ? {} : { include_draft: true };
    const branch = kind.branchless ? {} : { branch: 'dev' };
    const all = `/workspace/7${path}`;
    const one = { workspace_id: 7, [key]: answer.id };
    return [
        {
            id: `${resource}.list`,
            input: { workspace_id: 7, ...branch, search: answer.name, sort: 'name', order: 'asc', ...draft },
            expect: {
                method: 'GET',
                url: `${all}?${query({ ...branch, search: answer.name, sort: 'name', order: 'asc', ...draft })}`,
            },
            answer: page(answer),
        },
        {
            id: `${resource}.get`,
            input: { ...one, ...draft, include_xanoscript: true },
            expect: {
                method: 'GET',
                url: `${all}/${answer.id}?${query({ ...draft, include_xanoscript: true })}`,
            },
            answer: { ...answer, xanoscript: { status: 'ok', value: script, message: '' } },
        },
    ];
}

function writingRows(sample: Sample): readonly OperationRow[] {
    const { resource, path, key, answer, script, settings, undrafted, branchless } = sample;
    const all = `/workspace/7${path}`;
    const one = { workspace_id: 7, [key]: answer.id };
    const url = `${all}/${answer.id}`;
    return [
        {
            id: `${resource}.create`,
            ...(settings === undefined ? {} : { case: 'from XanoScript' }),
            input: { workspace_id: 7, ...(branchless ? {} : { branch: 'dev' }), xanoscript: script },
            expect: {
                method: 'POST',
                url: branchless ? all : `${all}?branch=dev`,
                headers: SCRIPT_BODY,
                body: script,
            },
            answer,
        },
        {
            id: `${resource}.update`,
            ...(settings === undefined ? {} : { case: 'from XanoScript' }),
            input: { ...one, xanoscript: script, ...(undrafted ? {} : { publish: false }) },
            expect: {
                method: 'PUT',
                url: undrafted ? url : `${url}?publish=false`,
                headers: SCRIPT_BODY,
                body: script,
            },
            answer: undrafted ? answer : { ...answer, draft_updated_at: '2026-01-11 21:14:49+0000' },
        },
        {
            id: `${resource}.delete`,
            input: { ...one, confirm: true },
            expect: { method: 'DELETE', url, ...(resource === 'mcpServer' ? EMPTY_BODY : {}) },
            answer: null,
        },
        ...(undrafted ? [] : restrictionRows(sample)),
        ...(settings === undefined ? [] : settingRows(sample, settings)),
    ];
}

const EMPTY_BODY = { headers: JSON_BODY, body: {} };

const restrictionRows = ({ resource, path, key, answer }: Sample): readonly OperationRow[] => [
    {
        id: `${resource}.security`,
        input: { workspace_id: 7, [key]: answer.id, guid: 'Zx9cV7bN5mL3kJ1hG2fD4sA6qW8' },
        expect: {
            method: 'PUT',
            url: `/workspace/7${path}/${answer.id}/security`,
            headers: JSON_BODY,
            body: { guid: 'Zx9cV7bN5mL3kJ1hG2fD4sA6qW8' },
        },
        answer,
    },
];

const settingRows = (
    { resource, path, key, answer }: Sample,
    settings: NonNullable<Sample['settings']>,
): readonly OperationRow[] => [
    {
        id: `${resource}.create`,
        case: 'fills in what Xano requires',
        input: { workspace_id: 7, ...settings },
        expect: {
            method: 'POST',
            url: `/workspace/7${path}`,
            headers: JSON_BODY,
            body: { ...settings, description: '' },
        },
        answer,
    },
    {
        id: `${resource}.update`,
        case: 'from settings',
        input: { workspace_id: 7, [key]: answer.id, ...settings, description: 'Changed', tag: ['shop'] },
        expect: {
            method: 'PUT',
            url: `/workspace/7${path}/${answer.id}`,
            headers: JSON_BODY,
            body: { ...settings, description: 'Changed', tag: ['shop'] },
        },
        answer: { ...answer, description: 'Changed', tag: ['shop'] },
    },
];

const query = (keys: Readonly<Record<string, string | boolean>>): string =>
    Object.entries(keys)
        .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
        .join('&');
