import { casesByResource } from '../cases.js';
import type { Suite } from '../suite.js';
import { bulk } from './bulk.js';
import { editor } from './editor.js';
import { editorViews } from './editor-views.js';
import { faults } from './faults.js';
import { lists } from './lists.js';
import { operations } from './operations.js';
import { queue } from './queue.js';
import { smoke } from './smoke.js';
import { tools } from './tools.js';
import { trigger } from './trigger.js';
import { workflows } from './workflows.js';

/** Everything that is checked in each n8n, in this order. */
export const SUITES: readonly Suite[] = [
    smoke,
    lists,
    ...[...casesByResource()].map(([resource, cases]) => operations(resource, cases)),
    bulk,
    faults,
    queue,
    tools,
    trigger,
    workflows,
    editor,
    editorViews,
];
