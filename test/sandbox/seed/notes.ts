import { baseColumns, text } from './columns.js';
import { DAY, HOUR } from './time.js';
import type { SampleWorkspace } from './types.js';

const notes = ['Order more wrapping paper', 'Ask the carrier about late parcels', 'Plan the spring workshop'];

/** A second workspace, so that nothing can assume there is only one. */
export function notesWorkspace(now: number): SampleWorkspace {
    const created = now - 60 * DAY;
    return {
        name: 'Notes',
        description: 'A scratch workspace of the shop team',
        branches: [{ label: 'v1', live: true, backup: false, created_at: created }],
        dataSources: [{ label: 'live', color: '#008000' }],
        tables: [
            {
                name: 'notes',
                description: 'One record per note',
                auth: false,
                created_at: created,
                schema: [...baseColumns, text('body', { required: true })],
                index: [
                    { type: 'primary', fields: [{ name: 'id' }] },
                    { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
                ],
                rowsByDataSource: {
                    live: notes.map((body, index) => ({
                        id: index + 1,
                        created_at: created + index * HOUR,
                        body,
                    })),
                },
            },
        ],
        apiGroups: [],
        functions: [],
        tasks: [],
        tools: [],
        middleware: [],
        tableTriggers: [],
        workspaceTriggers: [],
        requestHistory: [],
        functionHistory: [],
        taskHistory: [],
        middlewareHistory: [],
        triggerHistory: [],
        toolHistory: [],
        audit: [],
        files: [],
    };
}
