import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { wholeCatalogue } from 'xano-connect';
import type { Operation } from 'xano-connect';
import { once } from '../../core/src/operation.js';
import { readDeclarations } from './declared.js';
import { indexPage } from './operation-index.js';
import { resourcePage, typesPage } from './resource-page.js';
import { scopesPage } from './scopes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docs = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = 'reference';

/** Every operation, by resource. */
export const resources: readonly (readonly [string, readonly Operation[]])[] = Object.entries(
    wholeCatalogue,
).map(([resource, verbs]) => [resource, Object.values<Operation>(verbs)]);

/** What the compiler knows of them, asked once: it takes seconds. */
export const declarations = once(() => readDeclarations(root));

/** The pages that are made of the catalogue: text by file name, seen from `docs`. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
    const known = declarations();
    const pages = new Map([
        ['operations.md', indexPage(resources)],
        ['guides/scopes.md', scopesPage(resources)],
        [`${FOLDER}/types.md`, typesPage(known)],
        ...resources.map(([resource, operations]): [string, string] => [
            `${FOLDER}/${resource}.md`,
            resourcePage(resource, operations, known),
        ]),
    ]);
    const options = { ...(await resolveConfig(`${docs}operations.md`)), parser: 'markdown' };
    const formatted = [...pages].map(async ([file, text]): Promise<[string, string]> => [
        file,
        await format(text, options),
    ]);
    return new Map(await Promise.all(formatted));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const pages = await referencePages();
    mkdirSync(`${docs}${FOLDER}`, { recursive: true });
    // A resource that is gone has no page.
    for (const file of readdirSync(`${docs}${FOLDER}`)) {
        if (!pages.has(`${FOLDER}/${file}`)) rmSync(`${docs}${FOLDER}/${file}`);
    }
    for (const [file, text] of pages) writeFileSync(`${docs}${file}`, text);
}
