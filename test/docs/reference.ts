import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarations, referencePages } from '../../docs/generate/reference.js';

/** What the reference has wrong, which is written by `npm run docs`. */
export interface ReferenceProblems {
    readonly pages: number;
    /** Pages that `npm run docs` would write otherwise, or not at all. */
    readonly behind: readonly string[];
    readonly fields: number;
    /** Fields of inputs that nobody has explained where they are declared. */
    readonly silent: readonly string[];
}

/** Makes the reference anew, without writing it, and compares. The compiler reads all of the engine for it. */
export async function referenceProblems(root: string): Promise<ReferenceProblems> {
    const docs = join(root, 'docs');
    const pages = await referencePages();
    const behind = [...pages].filter(([file, text]) => {
        const path = join(docs, file);
        return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    });
    const left = readdirSync(join(docs, 'reference')).filter((file) => !pages.has(`reference/${file}`));
    const fields = [...declarations().operations].flatMap(([id, { fields }]) =>
        fields.map(({ name, text }) => ({ name: `${id}: ${name}`, text })),
    );
    return {
        pages: pages.size,
        behind: [
            ...behind.map(([file]) => `docs/${file} is not what npm run docs writes`),
            ...left.map((file) => `docs/reference/${file} belongs to no resource`),
        ],
        fields: fields.length,
        silent: fields
            .filter(({ text }) => text === '')
            .map(({ name }) => `${name} has no comment where it is declared`),
    };
}
