import type { App } from '../app.js';
import type { ApigroupDoc } from '../store/object-kinds.js';

/** The API group behind `<canonical>[:<branch>]` of a public address; without a branch the live one. */
export function publicGroup(app: App, canonical: string, label: string | undefined): ApigroupDoc | undefined {
    return app.objects
        .list('apigroup', (candidate) => candidate.canonical === canonical)
        .find(({ workspace_id, branch }) => branch === (label ?? liveLabel(app, workspace_id)));
}

function liveLabel(app: App, workspaceId: number): string | undefined {
    return app.objects.list('branch', (branch) => branch.workspace_id === workspaceId && branch.live)[0]
        ?.label;
}
