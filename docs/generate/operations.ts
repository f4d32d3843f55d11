import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { catalogue } from 'xano-connect';
import type { Operation } from 'xano-connect';
import { readDeclarations } from './declared.js';
import type { Declarations, Declared } from './declared.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = fileURLToPath(new URL('../operations.md', import.meta.url));

/** The whole page, from the catalogue and the comments in its schemas. */
export async function operationsPage({ operations: declared, types }: Declarations): Promise<string> {
    const parts = [INTRODUCTION, contents()];
    for (const [resource, operations] of Object.entries(catalogue)) {
        parts.push(`## ${resource}`);
        for (const operation of Object.values<Operation>(operations)) {
            const found = declared.get(operation.id);
            if (found === undefined)
                throw new Error(`${operation.id} is not in the catalogue under its own name`);
            parts.push(section(operation, found));
        }
    }
    parts.push('## Types', ...[...types].map(([name, text]) => `### ${name}\n\n${code(text)}`));
    return format(parts.join('\n\n'), { ...(await resolveConfig(target)), parser: 'markdown' });
}

const INTRODUCTION = `# Operations

Written by \`npm run docs\` from the catalogue in \`core/src/operations\`. Call an operation as \`xano.<resource>.<verb>(input, options)\`.

Fields marked * are required. \`workspace_id\`, \`branch\` and \`data_source\` may be left out when the client knows them. Wherever an id is asked, an exact name works too. Operations with pages also have \`.iterate(input)\` and \`.pages(input)\`. The box is the one to tick on the access token. What a bulk run promises, and when it stops, is told in [bulk.md](bulk.md). Types that have a name stand at [the end](#types).`;

const anchor = (heading: string): string => `#${heading.toLowerCase().replaceAll('.', '')}`;

const contents = (): string =>
    Object.entries(catalogue)
        .map(([resource, operations]) => {
            const links = Object.entries<Operation>(operations).map(
                ([verb, { id }]) => `[${verb}](${anchor(id)})`,
            );
            return `- **${resource}**: ${links.join(', ')}`;
        })
        .join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function toolFacts({ mcp }: Operation): string[] {
    if (mcp === undefined) return [];
    return [typeof mcp.tool === 'string' ? `MCP tool \`${mcp.tool}\`` : 'an MCP tool for each kind'];
}

const code = (text: string): string => `\`\`\`ts\n${text}\n\`\`\``;

function section(operation: Operation, { fields, output, named }: Declared): string {
    const facts = [
        `box: ${operation.scope ?? 'none named by Xano'}`,
        'rest' in operation ? `\`${operation.rest.method} ${operation.rest.path}\`` : 'made of several calls',
        ...('rest' in operation && operation.rest.paging !== undefined ? ['paged'] : []),
        ...(fields.some(({ name }) => name === 'batch_size') ? ['a [bulk run](bulk.md)'] : []),
        ...toolFacts(operation),
        ...(operation.destroys === undefined ? [] : [`**removes ${operation.destroys}**`]),
        ...(operation.experimental === true ? ['newer instances only'] : []),
    ];
    const rows = fields.map(
        ({ name, type, required, text }) =>
            `| ${name}${required ? ' *' : ''} | \`${cell(type)}\` | ${cell(text)} |`,
    );
    const input = rows.length === 0 ? 'No input.' : `| input | type | |\n|---|---|---|\n${rows.join('\n')}`;
    return `### ${operation.id}

${operation.description}

${facts.join(' · ')}

${input}

<details><summary>Answer</summary>

${code(`type Answer = ${output.replaceAll('[x: string]: unknown; ', '')};`)}
${named.map((name) => `\n[${name}](${anchor(name)})`).join(', ')}
</details>`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
    writeFileSync(target, await operationsPage(readDeclarations(root)));
