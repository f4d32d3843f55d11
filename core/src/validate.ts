import type * as z from 'zod/mini';
import { XanoError } from './errors.js';
import { fieldPath } from './invalid-input.js';
import { explainIssue, hintForIssue, mostTelling } from './issue-text.js';
import type { Operation } from './operation.js';

/** The input with defaults filled in; throws a `validation` error, with the path of the field, before anything is sent. */
export function validateInput<I extends z.ZodMiniType>(operation: Operation<I>, input: unknown): z.output<I> {
    if (operation.destroys !== undefined) requireConfirmation(operation, operation.destroys, input);
    const schema = operation.input();
    const result = schema.safeParse(input ?? {}, { reportInput: true });
    if (result.success) return result.data;
    const issue = mostTelling(result.error.issues);
    const path = issue.path.reduce<string>(
        (at, key) => fieldPath(at, typeof key === 'number' ? key : String(key)),
        '',
    );
    throw new XanoError({
        kind: 'validation',
        operation: operation.id,
        path: path === '' ? undefined : path,
        message: `${operation.id}: ${explainIssue(issue, path)}.`,
        hint: hintForIssue(issue, schema),
    });
}

function requireConfirmation(operation: Operation, destroys: string, input: unknown): void {
    if (typeof input === 'object' && input !== null && 'confirm' in input && input.confirm === true) return;
    throw new XanoError({
        kind: 'validation',
        operation: operation.id,
        path: 'confirm',
        message: `${operation.id} removes ${destroys} for good and was not confirmed. Nothing was sent.`,
        hint: 'Pass confirm: true when that is what you want.',
    });
}
