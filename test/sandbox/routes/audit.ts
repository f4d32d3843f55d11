import type { ObjectKind } from '../store/object-kinds.js';
import { branchesOf } from './find.js';
import type { Call } from './route.js';

type Action = 'create' | 'update' | 'delete';

const PAST: Readonly<Record<Action, string>> = { create: 'created', update: 'updated', delete: 'deleted' };

interface Subject {
    readonly kind: ObjectKind;
    readonly id: number;
    readonly name: string;
    readonly workspaceId: number;
    readonly branch?: string;
}

/**
 * One row of the audit log, worded as the recorded `function:delete` "Function deleted: demo".
 * choice: objects are audited, changes of records are not.
 */
export function audit(call: Call, action: Action, subject: Subject, data: unknown = null): void {
    const { app } = call;
    const at = app.now();
    const { kind, id, name, workspaceId } = subject;
    const title = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');
    const workspace = app.objects.get('workspace', workspaceId);
    const account = app.objects.list('account')[0];
    const branch =
        subject.branch === undefined
            ? undefined
            : branchesOf(call, workspaceId).find(({ label }) => label === subject.branch);
    app.history.audit.add(() => ({
        created_at: at,
        updated_at: at,
        type: `${kind}:${action}`,
        msg: `${title} ${PAST[action]}: ${name}`,
        label: [kind],
        data,
        obj: { type: kind, id },
        user: account === undefined ? null : { id: account.user_id, email: account.email },
        workspace: { id: workspaceId, name: workspace?.name ?? '' },
        branch: { id: branch?.id ?? 0, label: branch?.label ?? null },
        workspace_id: workspaceId,
    }));
}
