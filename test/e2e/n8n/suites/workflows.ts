import { checkAgents } from '../examples/agents.js';
import { checkForms } from '../examples/form-workflows.js';
import { checkProxy } from '../examples/proxy.js';
import { checkSchedules } from '../examples/scheduled.js';
import type { Suite } from '../suite.js';

/** The workflows people start from, imported as they are, filled in as their notes say, and run. */
export const workflows: Suite = {
    name: 'workflows',
    about: 'the workflows of examples/n8n do what their notes say',
    async run(context) {
        await checkForms(context);
        await checkSchedules(context);
        await checkAgents(context);
        await checkProxy(context);
    },
};
