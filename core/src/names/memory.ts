import type { Link } from '../link.js';

/** Where a link remembers the id behind a name. */
export function memoryKey(resource: string, scope: readonly unknown[], name: string): string {
    return `${resource}|${scope.join('/')}|${name}`;
}

/** What is remembered there, else what `find` finds out. */
export function remembered<T extends number | string>(
    { names }: Link,
    key: string,
    find: () => Promise<T>,
): Promise<T> {
    const known = names.get(key) as Promise<T> | undefined; // a key is only ever used for one kind of thing
    if (known !== undefined) return known;
    const pending = find();
    names.set(key, pending);
    // A failed look-up must not be remembered: the table may be made a moment later.
    pending.catch(() => names.delete(key));
    return pending;
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
        // The end is enough: what one history knows as triggers are five resources.
        if (resource.endsWith(key.slice(0, key.indexOf('|') + 1))) link.names.delete(key);
    }
}
