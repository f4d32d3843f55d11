import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the plugin lies in this checkout. */
export const PLUGIN = fileURLToPath(new URL('../../../../weweb-plugin', import.meta.url));

/** What WeWeb is given: nothing else stands in a release. */
const GIVEN = ['package.json', 'ww-config.js', 'src'];

function* filesIn(folder: string, path: string): Generator<string> {
    if (!statSync(join(folder, path)).isDirectory()) {
        yield path;
        return;
    }
    for (const name of readdirSync(join(folder, path))) yield* filesIn(folder, join(path, name));
}

/** Copies what WeWeb is given; `change` may rewrite a text. */
export function copyPlugin(
    to: string,
    change: (code: string, file: string) => string = (code) => code,
): void {
    for (const file of GIVEN.flatMap((path) => [...filesIn(PLUGIN, path)])) {
        const target = join(to, file);
        mkdirSync(dirname(target), { recursive: true });
        if (!/\.(?:js|vue)$/.test(file)) copyFileSync(join(PLUGIN, file), target);
        else writeFileSync(target, change(readFileSync(join(PLUGIN, file), 'utf8'), file));
    }
}
