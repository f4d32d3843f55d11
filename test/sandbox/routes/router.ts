import { notFound } from '../errors.js';
import type { Route } from './route.js';

export interface Match {
    readonly route: Route;
    readonly params: Readonly<Record<string, string>>;
}

interface Branch {
    readonly literals: Map<string, Branch>;
    parameter: Branch | undefined;
    readonly routes: Map<string, { readonly route: Route; readonly names: readonly string[] }>;
}

const newBranch = (): Branch => ({ literals: new Map(), parameter: undefined, routes: new Map() });

/** A tree over path segments, in which a literal wins over a parameter: `table/trigger` before `table/{table_id}`. */
export class Router {
    readonly #root = newBranch();

    /** A route that is there already stays. */
    add(route: Route): void {
        const names: string[] = [];
        let branch = this.#root;
        for (const segment of split(route.path)) {
            const name = /^\{(\w+)\}$/.exec(segment)?.[1];
            if (name === undefined) {
                let next = branch.literals.get(segment);
                if (next === undefined) branch.literals.set(segment, (next = newBranch()));
                branch = next;
            } else {
                names.push(name);
                branch = branch.parameter ??= newBranch();
            }
        }
        if (!branch.routes.has(route.method)) branch.routes.set(route.method, { route, names });
    }

    find(method: string, path: string): Match | undefined {
        return search(this.#root, method, split(path), 0, []);
    }
}

const split = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

function search(
    branch: Branch,
    method: string,
    segments: readonly string[],
    depth: number,
    values: readonly string[],
): Match | undefined {
    const segment = segments[depth];
    if (segment === undefined) {
        const found = branch.routes.get(method);
        if (found === undefined) return undefined;
        return {
            route: found.route,
            params: Object.fromEntries(found.names.map((name, i) => [name, values[i] ?? ''])),
        };
    }
    const literal = branch.literals.get(segment);
    const match = literal && search(literal, method, segments, depth + 1, values);
    if (match !== undefined) return match;
    if (branch.parameter === undefined) return undefined;
    return search(branch.parameter, method, segments, depth + 1, [...values, decode(segment)]);
}

function decode(segment: string): string {
    try {
        return decodeURIComponent(segment);
    } catch {
        throw notFound();
    }
}
