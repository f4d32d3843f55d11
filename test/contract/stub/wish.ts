import { parseArgs } from 'node:util';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export type Method = (typeof METHODS)[number];

/** The operation somebody wants to have. */
export interface Wish {
    readonly resource: string;
    readonly verb: string;
    readonly method: Method;
    /** From the base URL on, as Xano documents it. */
    readonly path: string;
}

export const USAGE = `Usage: npm run new:operation -- <resource.verb> --method <METHOD> --path '<path>'

Writes the declaration of an operation that is one request, its row in the unit tests and its fact, to be filled in: as
long as a text is not, a test fails. Existing files are added to, by resource. For example:

  npm run new:operation -- task.archive --method POST --path '/workspace/{workspace_id}/task/{task_id}/archive'
`;

/** @throws Error that says what is wrong. */
export function readWish(args: readonly string[]): Wish {
    const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { method: { type: 'string' }, path: { type: 'string' } },
    });
    const [id = '', extra] = positionals;
    const [, resource, verb] = /^([a-z][A-Za-z]*)\.([a-z][A-Za-z]*)$/.exec(id) ?? [];
    if (resource === undefined || verb === undefined || extra !== undefined)
        throw new Error('Name one operation as resource.verb, in camelCase.');
    const method = METHODS.find((known) => known === values.method?.toUpperCase());
    if (method === undefined) throw new Error(`--method takes one of ${METHODS.join(', ')}.`);
    const { path = '' } = values;
    if (!/^(?:\/(?:[\w.-]+|\{\w+\}))+$/.test(path))
        throw new Error("--path takes a path such as '/workspace/{workspace_id}/task'.");
    return { resource, verb, method, path };
}
