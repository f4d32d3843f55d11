import { readdirSync } from 'node:fs';

const RESOURCES = readdirSync(new URL('../reference', import.meta.url)).map((file) =>
    file.replace('.md', ''),
);

/** What a program imports it by. */
const ENTRIES = { index: 'xano-connect', files: 'xano-connect/files' };

/** Holds operations with all their schemas, whatever it is called. */
const isCatalogue = ({ name }) => /(?:Operations|[cC]atalogue|everyRequest|Adders)$/.test(name);

/** One operation by itself, for bundles, such as `recordBulkPatch`. */
const isOperation = ({ name }) =>
    RESOURCES.some((resource) => name.startsWith(resource) && /^[A-Z]/.test(name.slice(resource.length)));

const isClientPart = ({ name, parent }) => /Xano$/.test(parent?.name ?? '') && RESOURCES.includes(name);

/**
 * For TypeDoc: what an operation takes and answers has pages of its own, which can be read; here it would be thousands
 * of lines of schemas. And entries are called as they are imported.
 */
export function load(app) {
    app.converter.on('resolveBegin', ({ project }) => {
        for (const reflection of Object.values(project.reflections)) {
            const isVariable =
                reflection.kindOf(VARIABLE) && (isCatalogue(reflection) || isOperation(reflection));
            if (isVariable || (reflection.kindOf(MEMBER) && isClientPart(reflection)))
                project.removeReflection(reflection);
        }
        for (const entry of project.children ?? []) entry.name = ENTRIES[entry.name] ?? entry.name;
    });
}

/** TypeDoc's numbers for kinds: this file cannot import it, since it is installed elsewhere. */
const VARIABLE = 32;
const MEMBER = 1024 | 2048;
