import { newCanonical } from './names.js';
import type { HostEnv, StaticHostDoc } from './object-kinds.js';
import type { ObjectStore } from './objects.js';

interface Init {
    readonly name: string;
    readonly description: string;
}

/** A site with nothing published yet. */
export function createStaticHost(
    objects: ObjectStore,
    workspaceId: number,
    { name, description }: Init,
    at: number,
): Promise<StaticHostDoc> {
    return objects.insert('static_host', {
        workspace_id: workspaceId,
        created_at: at,
        updated_at: at,
        name,
        description,
        dev: newEnv(),
        prod: newEnv(),
        git: { repo: '', private_key: '', public_key: '' },
    });
}

/** choice: what its address looks like; nothing answers there. */
function newEnv(): HostEnv {
    const canonical = newCanonical();
    const host = `${canonical.toLowerCase()}.static.example.test`;
    return { canonical, host, custom: '', default_url: null, custom_url: null, mode: null };
}
