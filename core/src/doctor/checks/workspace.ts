import { asText } from '../../as-text.js';
import { didYouMean } from '../../near.js';
import { workspaceOperations } from '../../operations/workspace.js';
import { ask } from '../ask.js';
import type { Check } from '../types.js';
import { counted } from '../wording.js';

export const workspaces: Check = {
    id: 'workspaces',
    title: 'Workspaces',
    needs: ['account'],
    async run(subject) {
        const found = await ask(subject, workspaceOperations.list, {});
        const all = found.map(({ id, name }) => ({ id, name }));
        subject.learnt.workspaces = all;
        const facts = { workspaces: all };
        if (all.length > 0) {
            return { state: 'ok', message: `The token reaches ${counted(all.length, 'workspace')}.`, facts };
        }
        return {
            state: 'warning',
            message: 'The token reaches no workspace.',
            next: 'Ask an administrator of the instance to give the owner of the token a role in a workspace.',
            facts,
        };
    },
};

/** The workspace of calls that name none. */
export const workspace: Check = {
    id: 'workspace',
    title: 'Default workspace',
    needs: ['workspaces'],
    run({ context: { options }, learnt }) {
        const { workspaces: all = [] } = learnt;
        const { workspaceId } = options;
        const names = all.map(({ id, name }) => `${name} (${id})`);
        const [first] = all;
        if (workspaceId === undefined || workspaceId === '') {
            if (first !== undefined) learnt.workspaceId = first.id;
            return {
                state: 'skipped',
                message: 'No default is set; calls have to name a workspace.',
                next: `Set workspaceId or XANO_WORKSPACE_ID to one of: ${names.slice(0, 10).join(', ')}.`,
            };
        }
        const wanted = String(workspaceId).trim();
        const found = all.find(({ id }) => asText(id) === wanted) ?? all.find(({ name }) => name === wanted);
        if (found !== undefined) {
            learnt.workspaceId = found.id;
            return { state: 'ok', message: `It is ${found.name} (${found.id}).`, facts: { ...found } };
        }
        const near = didYouMean(
            wanted,
            all.map(({ name }) => name),
        );
        return {
            state: 'failed',
            message: `The token reaches no workspace "${wanted}".${near}`,
            next: `Set workspaceId or XANO_WORKSPACE_ID to one of: ${names.slice(0, 10).join(', ')}.`,
        };
    },
};
