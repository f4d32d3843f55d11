import * as z from 'zod/mini';
import { didYouMean } from './near.js';

export type Issue = z.core.$ZodIssue;

/** Of several complaints a misspelt field or else the first; of a union the branch that came furthest, which is what the writer most likely meant. */
export function mostTelling(issues: readonly Issue[]): Issue {
    const first = issues.find((issue) => issue.code === 'unrecognized_keys') ?? issues[0];
    if (first === undefined)
        return { code: 'custom', path: [], message: 'is not accepted', input: undefined };
    if (first.code !== 'invalid_union') return first;
    const chosen = chosenBranch(first.errors);
    if (chosen !== undefined) {
        const inner = mostTelling(chosen);
        return { ...inner, path: [...first.path, ...inner.path] };
    }
    const branches = first.errors.flatMap((branch) => branch.slice(0, 1));
    const best = branches.reduce<Issue | undefined>(
        (found, issue) => (found === undefined || issue.path.length > found.path.length ? issue : found),
        undefined,
    );
    if (best !== undefined && best.path.length > 0) {
        const inner = mostTelling([best]);
        return { ...inner, path: [...first.path, ...inner.path] };
    }
    const types = branches.flatMap((issue) => (issue.code === 'invalid_type' ? [aType(issue.expected)] : []));
    // Every branch takes another type, or some branch took the type and disliked the value: then that is the news.
    const disliked = branches.find((issue) => issue.code !== 'invalid_type');
    if (disliked !== undefined) return { ...disliked, path: [...first.path, ...disliked.path] };
    const missing = first.input === undefined ? 'is missing; it ' : '';
    const message = `${missing}must be ${[...new Set(types)].join(' or ')}`;
    return { code: 'custom', path: first.path, message, input: first.input };
}

/**
 * Where a field chooses between the branches (`kind: 'btree'`): the complaints of the branch it chose, or, where it has
 * none of the values, that one.
 */
function chosenBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
    const choices = branches.map((issues) =>
        issues.find(
            (issue) => issue.code === 'invalid_value' && issue.values.length === 1 && issue.path.length === 1,
        ),
    );
    const unchosen = choices.filter((issue) => issue?.code === 'invalid_value');
    if (unchosen.length === 0) return undefined;
    const [first] = unchosen;
    if (first === undefined || unchosen.length < branches.length) return branches[choices.indexOf(undefined)];
    return [{ ...first, values: unchosen.flatMap(({ values }) => values) }];
}

const TYPES: Readonly<Record<string, string>> = {
    number: 'a number',
    string: 'text',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
};

const aType = (type: string): string => TYPES[type] ?? `a ${type}`;

function given(value: unknown): string {
    if (value === undefined) return '';
    if (value === null) return ', not null';
    if (typeof value === 'number') return `, not ${value}`;
    // Of the texts only this one is shown: another may be a secret.
    if (typeof value === 'string' && /^[\d.-]+$/.test(value)) return `, not the text "${value}"`;
    return Array.isArray(value) ? ', not a list' : `, not ${aType(typeof value)}`;
}

/** A half sentence: the field and what is wrong with it. */
export function explainIssue(issue: Issue, path: string): string {
    const field = path === '' ? 'the input' : path;
    switch (issue.code) {
        case 'unrecognized_keys': {
            const keys = issue.keys.map((key) => `"${key}"`).join(', ');
            return `${path === '' ? 'there is' : `${path} has`} no field ${keys}`;
        }
        case 'invalid_type':
            if (issue.input === undefined) return `${field} is missing; it must be ${aType(issue.expected)}`;
            return `${field} must be ${aType(issue.expected)}${given(issue.input)}`;
        case 'invalid_value': {
            const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
            return `${field} must be ${issue.values.length > 1 ? 'one of ' : ''}${values}${
                issue.input === undefined ? ' and is missing' : ''
            }`;
        }
        default: {
            const missing = issue.input === undefined && issue.message.startsWith('must ');
            const complaint = issue.message === 'Invalid input' ? 'is not accepted' : issue.message;
            return `${field} ${missing ? 'is missing; it ' : ''}${complaint}`;
        }
    }
}

/** The schema one step down a path; undefined where it is not one object's or one list's. */
function inside(schema: unknown, key: PropertyKey): unknown {
    if (schema instanceof z.ZodMiniOptional) return inside(schema.def.innerType, key);
    if (schema instanceof z.ZodMiniArray) return schema.def.element;
    return schema instanceof z.ZodMiniObject ? Reflect.get(schema.shape, key) : undefined;
}

/** What to do about it; names the fields the operation does take when one was misspelt. */
export function hintForIssue(issue: Issue, schema: z.ZodMiniType): string {
    if (issue.code !== 'unrecognized_keys') return 'Nothing was sent. Correct the field and call again.';
    const inner = issue.path.reduce<unknown>(inside, schema);
    const known = inner instanceof z.ZodMiniObject ? Object.keys(inner.shape) : [];
    const near = issue.keys.map((key) => didYouMean(key, known)).join('');
    return `Nothing was sent.${near}${known.length === 0 ? '' : ` It takes: ${known.join(', ')}.`}`;
}
