import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { idOrName, workspace } from '../fields.js';
import { writtenShape } from '../logic.js';
import { stored, thing } from '../shapes.js';
import { described } from './family.js';
import { placeOf } from './kind.js';
import { running } from './settings.js';

const kind = {
    resource: 'task',
    one: 'a task',
    all: 'tasks',
    what: 'logic that runs on a schedule',
    path: '/task',
    id: {
        /** Task, id or exact name. */
        task_id: idOrName(),
    },
    item: () => ({
        ...stored,
        docs: z.string(),
        guid: z.string(),
        datasource: z.string(),
        active: z.boolean(),
        branch: z.string(),
        ...writtenShape(),
    }),
    without: 'it does not run any more',
    scope: 'Workspace Task',
    tools: { noun: 'Task' },
};

const { one, names } = placeOf(kind);

export const taskOperations = defineOperations('task', {
    ...described(kind, { made: running, changed: running, needed: ['datasource', 'active'] }),

    activate: {
        title: 'Switch a task on or off',
        description: 'Switches a task on or off and leaves its definition as it is.',
        effect: 'update',
        scope: null,
        input: () =>
            z.strictObject({
                ...workspace,
                ...kind.id,
                /** True to switch it on, false to switch it off. */
                active: z.boolean(),
            }),
        output: () => thing(kind.item()),
        // choice: known from its path alone; what it takes and answers is that of its kind.
        rest: { method: 'POST', path: `${one}/activate`, names, body: 'json' },
        experimental: true,
    },
});
