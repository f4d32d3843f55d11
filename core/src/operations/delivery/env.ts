import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import type { Input } from '../../operation.js';
import { confirm, isRow, text } from '../fields.js';
import type { Row } from '../fields.js';
import { asList, nothing } from '../shapes.js';
import { SANDBOX, TENANT } from './place.js';
import type { Place, Shape } from './place.js';
import { hidden, textsIn } from './secrets.js';

const isVariables = (value: unknown): value is Row | readonly Row[] =>
    isRow(value) || (Array.isArray(value) && value.every(isRow));

/** The environment variables of a place. Their values are secrets often enough to be kept out of logs and errors. */
function envOperations<One extends Shape>({ resource, one, path, called }: Place<One>) {
    const single = {
        ...one,
        /** Name of the variable, such as `STRIPE_KEY`. */
        env_name: text(),
    };
    return defineOperations(`${resource}Env`, {
        keys: {
            title: `List names of variables of ${called}`,
            description: `Names of the environment variables of ${called}, without their values.`,
            effect: 'read',
            scope: null,
            experimental: true,
            input: () => z.strictObject(one),
            output: () => z.array(z.string()),
            rest: { method: 'GET', path: `${path}/env_key`, receive: asList },
        },

        getAll: {
            title: `Get all variables of ${called}`,
            description: `All environment variables of ${called} with their values, which are secrets.`,
            effect: 'read',
            scope: null,
            experimental: true,
            input: () => z.strictObject(one),
            output: () => z.unknown(),
            rest: { method: 'GET', path: `${path}/env_all`, secrets: hidden },
        },

        setAll: {
            title: `Replace all variables of ${called}`,
            description: `Replaces all environment variables of ${called}: one that is not given is removed.`,
            effect: 'update',
            scope: null,
            experimental: true,
            destroys: 'every variable that is not given, and all former values',
            input: () =>
                z.strictObject({
                    ...one,
                    /** All variables, in the form `getAll` answers them; Xano does not document it. */
                    envs: z.custom<Row | readonly Row[]>(
                        isVariables,
                        'must be in the form that getAll answers',
                    ),
                    ...confirm,
                }),
            output: () => z.unknown(),
            rest: {
                method: 'PUT',
                path: `${path}/env_all`,
                body: 'json',
                secrets: ({ envs }) => textsIn(envs),
            },
        },

        get: {
            title: `Get a variable of ${called}`,
            description: `One environment variable of ${called} with its value, which may be a secret.`,
            effect: 'read',
            scope: null,
            experimental: true,
            input: () => z.strictObject(single),
            output: () => z.unknown(),
            rest: { method: 'GET', path: `${path}/env/{env_name}`, secrets: hidden },
        },

        set: {
            title: `Set a variable of ${called}`,
            description: `Sets one environment variable of ${called}; the others stay.`,
            effect: 'update',
            scope: null,
            experimental: true,
            input: () =>
                z.strictObject({
                    ...single,
                    /** The variable as it shall be. */
                    env: z.strictObject({
                        /** Its name. Default: `env_name`. */
                        name: z.optional(text()),
                        /** Its value. */
                        value: z.string(),
                    }),
                }),
            output: () => z.unknown(),
            rest: {
                method: 'PATCH',
                path: `${path}/env/{env_name}`,
                body: 'json',
                prepare: withName,
                secrets: ({ env }) => (isRow(env) ? textsIn(env['value']) : []),
            },
        },

        delete: {
            title: `Remove a variable of ${called}`,
            description: `Removes one environment variable of ${called}; logic that reads it finds nothing there.`,
            effect: 'delete',
            scope: null,
            experimental: true,
            destroys: 'the variable with its value',
            input: () => z.strictObject({ ...single, ...confirm }),
            output: nothing,
            rest: { method: 'DELETE', path: `${path}/env/{env_name}` },
        },
    });
}

/** The official client sends the name in the body, too. */
function withName(input: Input): Input {
    const { env, env_name: name } = input;
    return isRow(env) ? { ...input, env: { name, ...env } } : input;
}

export const tenantEnvOperations = envOperations(TENANT);
export const sandboxEnvOperations = envOperations(SANDBOX);
