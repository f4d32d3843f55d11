import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INodeProperties } from 'n8n-workflow';
import { format, resolveConfig } from 'prettier';
import type { Action, Resource } from '../../nodes/XanoConnect/action.js';
import { resources } from '../../nodes/XanoConnect/actions/index.js';
import { propertiesOf } from '../../nodes/XanoConnect/properties.js';

const target = fileURLToPath(new URL('../n8n-operations.md', import.meta.url));

const INTRODUCTION = `# Operations of the n8n node

Written by \`npm run docs\` from \`nodes/XanoConnect/actions\`. How the node is installed and used is told in [n8n.md](n8n.md).

Parameters marked * must be filled. Every operation also has **Options › Connection**: automatic, MCP or the Metadata API.`;

const inCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** What may be chosen, where it is a short list. */
function choices({ type, options = [] }: INodeProperties): string {
    if (type !== 'options' && type !== 'multiOptions') return '';
    const names = options.map(({ name }) => name);
    return names.length === 0 || names.length > 8 ? '' : ` One of: ${names.join(', ')}.`;
}

const told = (parameter: INodeProperties): string => {
    const text = parameter.description ?? parameter.hint ?? '';
    const sentence = text === '' || /[.:]$/.test(text) ? text : `${text}.`;
    return inCell(`${sentence}${choices(parameter)}`.trim());
};

const isGroup = (
    entry: object,
): entry is { readonly displayName: string; readonly values: INodeProperties[] } => 'values' in entry;
const isBox = (entry: object): entry is INodeProperties => 'type' in entry && 'displayName' in entry;

/** A box and the boxes in it. */
function rows(parameter: INodeProperties, before = ''): string[] {
    const name = `${before}${parameter.displayName}${parameter.required === true ? ' *' : ''}`;
    const inner = `${before}${parameter.displayName} › `;
    const entries: readonly object[] = parameter.type === 'options' ? [] : (parameter.options ?? []);
    const own = parameter.type === 'collection' ? [] : [`| ${inCell(name)} | ${told(parameter)} |`];
    return [
        ...own,
        ...entries
            .filter((entry) => isBox(entry) && entry.name !== 'via')
            .flatMap((entry) => rows(entry as INodeProperties, inner)),
        ...entries.filter(isGroup).flatMap(({ values }) => values.flatMap((value) => rows(value, inner))),
    ];
}

const shownBy = (all: readonly INodeProperties[], resource: Resource, action: Action): INodeProperties[] =>
    all.filter(({ name, displayOptions }) => {
        const { resource: of = [], operation = [] } = displayOptions?.show ?? {};
        return name !== 'operation' && of.includes(resource.value) && operation.includes(action.value);
    });

/** The whole page, from the node's own description. */
export async function n8nPage(): Promise<string> {
    const all = propertiesOf(resources, 'record');
    const list = [...resources].sort((a, b) => a.name.localeCompare(b.name));
    const parts = [
        INTRODUCTION,
        list
            .map(({ name, actions }) => {
                const operations = actions.map((action) => action.name).sort();
                return `- [${name}](#${name.toLowerCase().replaceAll(' ', '-')}): ${operations.join(', ')}`;
            })
            .join('\n'),
    ];
    for (const resource of list) {
        parts.push(`## ${resource.name}`);
        for (const action of [...resource.actions].sort((a, b) => a.name.localeCompare(b.name))) {
            const table = shownBy(all, resource, action).flatMap((parameter) => rows(parameter));
            parts.push(
                `### ${resource.name}: ${action.name}`,
                action.description.endsWith('.') ? action.description : `${action.description}.`,
            );
            if (table.length > 0) parts.push(`| parameter | |\n| --- | --- |\n${table.join('\n')}`);
        }
    }
    return format(parts.join('\n\n'), { ...(await resolveConfig(target)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await n8nPage());
