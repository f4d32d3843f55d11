import type { Link } from '../link.js';
import type { NameKind } from './kinds.js';

/** Where a link remembers the id behind a name. */
export function memoryKey(kind: NameKind, scope: readonly unknown[], name: string): string {
    return `${kind.resource}|${scope.join('/')}|${name}`;
}

/** After a write to a resource (`table.delete`, `table.update`, ...) its names may stand for something else. */
export function forgetNames(link: Link, operation: string): void {
    // Another live branch: the same names stand for its API groups, functions, tasks now.
    if (operation.startsWith('branch.')) {
        link.names.clear();
        return;
    }
    const resource = `${operation.slice(0, operation.indexOf('.'))}|`;
    for (const key of link.names.keys()) {
        if (key.startsWith(resource)) link.names.delete(key);
    }
}
