import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What WeWeb imports, and the two files people read where it is kept. */
export const RELEASED = ['package.json', 'ww-config.js', 'src', 'README.md', 'LICENSE'] as const;

/** Texts of a plugin by their path. */
export type Tree = ReadonlyMap<string, string>;

function* pathsBelow(folder: string, path: string): Generator<string> {
    if (!statSync(join(folder, path)).isDirectory()) {
        yield path;
        return;
    }
    for (const name of readdirSync(join(folder, path)).sort()) yield* pathsBelow(folder, `${path}/${name}`);
}

/** The plugin in a folder, as it would be released. */
export function readTree(folder: string): Tree {
    const paths = RELEASED.flatMap((path) => [...pathsBelow(folder, path)]);
    return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
