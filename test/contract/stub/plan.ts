import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { facts } from '../facts.js';
import type { EndpointFact } from '../facts.js';
import { operations, pairsOf } from '../pairs.js';
import { applied, definitionOf, importEdits, listed, memberEdit, parsed, specifier } from './source.js';
import { capital, dashed, declarationText, factOf, importsOf, rowText, underscored } from './texts.js';
import type { Wish } from './wish.js';

const OPERATIONS = 'core/src/operations';
const ROWS = 'test/unit/operations/rows';
const FACTS = 'test/contract/facts';

/** Files by their paths from the root, with all of their text. */
export type Files = ReadonlyMap<string, string>;

/**
 * Every file that has to be written or changed for the operation.
 *
 * @throws Error where there is such an operation, or its resource cannot be added to.
 */
export async function planned(root: string, wish: Wish): Promise<Files> {
    const id = `${wish.resource}.${wish.verb}`;
    if (operations.some((operation) => operation.id === id)) throw new Error(`There is an operation ${id}.`);
    const read = (file: string): string => readFileSync(join(root, file), 'utf8');
    const files = new Map([
        ...declaration(root, read, wish),
        ...row(root, read, wish),
        ...fact(root, read, wish),
    ]);
    const options = await resolveConfig(join(root, OPERATIONS, 'table.ts'));
    for (const [file, text] of files) files.set(file, await format(text, { ...options, filepath: file }));
    return files;
}

type Read = (file: string) => string;
type Written = readonly (readonly [file: string, text: string])[];

function declaration(root: string, read: Read, wish: Wish): Written {
    const { resource } = wish;
    const imports = Object.entries(importsOf(wish)).filter(([, names]) => names.length > 0);
    const sources = readdirSync(join(root, OPERATIONS), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .sort()
        .map((name) => `${OPERATIONS}/${name.replaceAll('\\', '/')}`);
    for (const file of sources) {
        const text = read(file);
        const definition = definitionOf(file, text, resource);
        if (definition === undefined) continue;
        const source = parsed(file, text);
        const edits = imports.flatMap(([name, names]) =>
            importEdits(source, specifier(file, `${OPERATIONS}/${name}.ts`), names),
        );
        const whole = /from 'zod\/mini'/.test(text) ? '' : `import * as z from 'zod/mini';\n`;
        return [[file, whole + applied(text, [...edits, memberEdit(definition, declarationText(wish))])]];
    }
    if (operations.some(({ id }) => id.startsWith(`${resource}.`)))
        throw new Error(
            `The operations of ${resource} are made by a function: write the new one by hand, beside them.`,
        );
    const file = `${OPERATIONS}/${dashed(resource)}.ts`;
    const name = `${resource}Operations`;
    const more = `${OPERATIONS}/more.ts`;
    const lines = imports.map(([from, names]) => `import { ${names.join(', ')} } from './${from}.js';\n`);
    return [
        [
            file,
            `import * as z from 'zod/mini';\nimport { defineOperations } from '../operation.js';\n${lines.join('')}
export const ${name} = defineOperations('${resource}', {\n${declarationText(wish)}\n});\n`,
        ],
        [more, listed(read(more), 'moreOperations', name, specifier(more, file), `${resource}: ${name}`)],
    ];
}

function row(root: string, read: Read, wish: Wish): Written {
    const base = `${ROWS}/${dashed(wish.resource)}`;
    const file = existsSync(join(root, `${base}.ts`)) ? `${base}-${dashed(wish.verb)}.ts` : `${base}.ts`;
    if (existsSync(join(root, file))) throw new Error(`${file} is there already.`);
    const name = `${wish.resource}${capital(wish.verb)}Rows`;
    const index = `${ROWS}/index.ts`;
    return [
        [
            file,
            `import type { OperationRow } from './row.js';

export const ${name}: readonly OperationRow[] = [\n${rowText(wish)}\n];\n`,
        ],
        [index, listed(read(index), 'operationRows', name, specifier(index, file), `...${name}`)],
    ];
}

function fact(root: string, read: Read, wish: Wish): Written {
    const isKnown = facts.some(({ method, path }) => method === wish.method && path === wish.path);
    if (isKnown) return [];
    const sibling = operations
        .filter(({ id }) => id.startsWith(`${wish.resource}.`))
        .flatMap(pairsOf)
        .find((pair) => pair.fact !== undefined)?.fact;
    const group = sibling?.id.split('.').slice(0, -1).join('.') ?? underscored(wish.resource);
    const holds = (name: string): boolean => factsIn(read, name).some(({ id }) => id === sibling?.id);
    const name = readdirSync(join(root, FACTS)).find(holds) ?? `${dashed(wish.resource)}.json`;
    const before = existsSync(join(root, FACTS, name)) ? factsIn(read, name) : [];
    return [[`${FACTS}/${name}`, JSON.stringify([...before, factOf(wish, group)], null, 4)]];
}

const factsIn = (read: Read, name: string): readonly EndpointFact[] =>
    JSON.parse(read(`${FACTS}/${name}`)) as readonly EndpointFact[];
