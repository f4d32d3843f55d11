import type { Tour } from '../run.js';

/** Who the token belongs to, and what it reaches. */
export async function showAccount({ xano, screen, signal }: Tour): Promise<void> {
    screen.step('Who am I, and which workspaces are there?');
    const me = await xano.account.me({}, { signal });
    screen.done(`${String(me.name)} <${String(me.email)}>`);
    const workspaces = await xano.workspace.list({}, { signal });
    screen.table(
        ['id', 'workspace', 'live branch', 'description'],
        workspaces.map(({ id, name, branch, description }) => [String(id), name, branch, description]),
    );
}

/** The OpenAPI document of the first API group, in short. */
export async function showOpenApi({ xano, screen, signal }: Tour): Promise<void> {
    screen.step('Read the OpenAPI document of an API group');
    const [group] = (await xano.apiGroup.list({ per_page: 1 }, { signal })).items;
    if (group === undefined) {
        screen.note('this workspace has no API group');
        return;
    }
    const document = await xano.apiGroup.openapi({ apigroup_id: group.id }, { signal });
    const paths = Object.entries((document['paths'] ?? {}) as Record<string, Record<string, unknown>>);
    screen.done(`"${group.name}" has ${paths.length} paths:`);
    for (const [path, methods] of paths.slice(0, 5)) {
        screen.note(`${Object.keys(methods).join(', ').toUpperCase().padEnd(10)} ${path}`);
    }
}
