import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { about, described as describing, idOrName, tagged } from '../fields.js';
import { writtenShape } from '../logic.js';
import { stored } from '../shapes.js';
import { described } from './family.js';
import { naming } from './settings.js';

export const middlewareOperations = defineOperations(
    'middleware',
    described(
        {
            resource: 'middleware',
            one: 'a middleware',
            all: 'middleware',
            what: 'logic that runs before or after endpoints, functions, tasks and tools',
            path: '/middleware',
            id: {
                /** Middleware, id or exact name. */
                middleware_id: idOrName(),
            },
            item: () => ({ ...stored, guid: z.string(), branch: z.string(), ...writtenShape() }),
            without: 'what it guarded runs without it, or fails',
            scope: null,
            tools: { noun: 'Middleware', list: 'listmiddlewares' },
        },
        {
            made: { ...naming, ...describing },
            changed: { ...naming, ...about, ...tagged },
            needed: [],
        },
    ),
);
