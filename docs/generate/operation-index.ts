import type { Operation } from 'xano-connect';
import { INTENTS } from './intents.js';
import { anchor, cell, operationLink, table } from './markdown.js';
import { requestOf } from './resource-page.js';
import { groups, resourcesOf, textOf } from './resources.js';
import { N8N, offeredBy, WEWEB } from './surfaces.js';

type Resources = readonly (readonly [string, readonly Operation[]])[];

const named = (file: string, names: readonly string[]): string =>
    names.map((name) => `[${name}](${file}#${anchor(name)})`).join(', ');

const toolOf = (id: string): readonly string[] => {
    const tool = requestOf(id)?.mcp?.tool;
    return typeof tool === 'string' ? [`\`${tool}\``] : [];
};

function intents(): string {
    const rows = INTENTS.map(([want, ...ids]) => [
        want,
        ids.map((id) => operationLink(id)).join(', '),
        ids.flatMap(toolOf).join(', '),
        named('n8n-operations.md', offeredBy(N8N, ids)),
        named('weweb-actions.md', offeredBy(WEWEB, ids)),
    ]);
    return table(['I want to', 'in code', 'MCP tool', 'in n8n', 'in WeWeb'], rows);
}

function group(name: string, all: Resources): string[] {
    const found = resourcesOf(
        name,
        all.map(([resource]) => resource),
    );
    if (found.length === 0) return [];
    const sections = found.flatMap((resource) => {
        const [, operations = []] = all.find(([own]) => own === resource) ?? [];
        return [
            `### [${textOf(resource).title}](reference/${resource}.md)`,
            table(
                ['operation', 'what it does'],
                operations.map(({ id, title, experimental }) => [
                    operationLink(id),
                    cell(`${title}${experimental === true ? ' (newer instances)' : ''}`),
                ]),
            ),
        ];
    });
    return [`## ${name}`, ...sections];
}

/** Every operation, by what it is for. */
export function indexPage(all: Resources): string {
    const count = all.flatMap(([, list]) => list).length;
    return [
        '# Operations',
        'Written by `npm run docs` from the catalogue in `core/src/operations`. ' +
            `${count} operations: call one as \`xano.<resource>.<verb>(input, options)\`, by its name as ` +
            "`xano.run('record.search', input)`, in n8n and WeWeb as named below, or, where Xano has a tool for it, over MCP. " +
            'Which box of the access token each one needs stands in [Tokens and boxes](guides/scopes.md).',
        '## What do you want to do?',
        intents(),
        ...groups.flatMap((name) => group(name, all)),
    ].join('\n\n');
}
