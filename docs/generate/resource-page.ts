import { everyRequest } from 'xano-connect';
import { isComposite } from '../../core/src/operation.js';
import type { Operation, RestOperation } from 'xano-connect';
import type { Declarations, Declared } from './declared.js';
import { exampleOf } from './example.js';
import { anchor, cell, code, table } from './markdown.js';
import { textOf } from './resources.js';
import { N8N, offeredBy, WEWEB } from './surfaces.js';

const requests = new Map(
    Object.values(everyRequest)
        .flatMap((verbs) => Object.values<Operation>(verbs))
        .filter((operation): operation is RestOperation => 'rest' in operation)
        .map((operation) => [operation.id, operation]),
);

export const requestOf = (id: string): RestOperation | undefined => requests.get(id);

const links = (file: string, names: readonly string[]): string =>
    names.map((name) => `[${name}](../${file}#${anchor(name)})`).join(', ');

function mcpCell({ id, mcp }: Operation): string {
    const tool = (mcp ?? requestOf(id)?.mcp)?.tool;
    if (tool === undefined) return '';
    const name = typeof tool === 'string' ? `\`${tool}\`` : 'a tool for each kind';
    return mcp === undefined ? name : `${name}; this operation uses it with \`{ via: 'mcp' }\``;
}

function restCell(operation: Operation): string {
    if (!isComposite(operation)) return `\`${operation.rest.method} ${operation.rest.path}\``;
    const request = requestOf(operation.id);
    return request === undefined
        ? 'several requests'
        : `several requests, mostly \`${request.rest.method} ${request.rest.path}\``;
}

function notes(operation: Operation, fields: Declared['fields']): string {
    return [
        'rest' in operation && operation.rest.paging !== undefined
            ? 'has pages: also `.iterate()` and `.pages()`'
            : '',
        'rest' in operation && operation.rest.answer === 'bytes' ? 'answers a file' : '',
        fields.some(({ name }) => name === 'batch_size') ? 'a [bulk run](../bulk.md)' : '',
        operation.destroys === undefined ? '' : `**removes ${operation.destroys}**`,
        operation.experimental === true ? 'newer instances only: an older one answers 404' : '',
    ]
        .filter((note) => note !== '')
        .join(' · ');
}

function facts(operation: Operation, { fields }: Declared): string {
    const rows = [
        ['Token box', operation.scope ?? 'none named by Xano'],
        ['REST', restCell(operation)],
        ['MCP tool', mcpCell(operation)],
        ['n8n', links('n8n-operations.md', offeredBy(N8N, [operation.id]))],
        ['WeWeb', links('weweb-actions.md', offeredBy(WEWEB, [operation.id]))],
        ['Notes', notes(operation, fields)],
    ];
    return table(
        ['', ''],
        rows.filter(([, text]) => text !== ''),
    );
}

function inputs({ fields }: Declared): string {
    if (fields.length === 0) return 'No input.';
    return table(
        ['input', 'type', ''],
        fields.map(({ name, type, required, text }) => [
            `${name}${required ? ' \\*' : ''}`,
            `\`${cell(type)}\``,
            cell(text),
        ]),
    );
}

function section(operation: Operation, declared: Declared): string {
    const { typescript, curl } = exampleOf(operation, requestOf(operation.id));
    const { output, named } = declared;
    const types = named.map((name) => `[${name}](types.md#${anchor(name)})`);
    return [
        `## ${operation.id}`,
        operation.description,
        facts(operation, declared),
        inputs(declared),
        ...(typescript === undefined ? [] : [code(typescript)]),
        ...(curl === undefined ? [] : [code(curl, 'sh')]),
        `<details><summary>Answer</summary>\n\n${code(`type Answer = ${output.replaceAll('[x: string]: unknown; ', '')};`)}\n`,
        ...(types.length === 0 ? [] : [`Types: ${types.join(', ')}`]),
        '</details>',
    ].join('\n\n');
}

const REMARKS = `Fields marked \\* are required. \`workspace_id\`, \`branch\` and \`data_source\` may be left out when the client knows them. Wherever an id is asked, an exact name works too. In curl commands, \`$XANO_INSTANCE_URL\` is the address of your instance with \`https://\`, and names such as \`$TABLE_ID\` stand for ids of yours.`;

/** One resource with all its operations. */
export function resourcePage(
    resource: string,
    operations: readonly Operation[],
    declarations: Declarations,
): string {
    const sections = operations.map((operation) => {
        const found = declarations.operations.get(operation.id);
        if (found === undefined)
            throw new Error(`${operation.id} is not in the catalogue under its own name`);
        return section(operation, found);
    });
    const contents = operations.map(({ id, title }) => `- [${id}](#${anchor(id)}): ${title}`).join('\n');
    return [
        `# ${textOf(resource).title}`,
        `\`xano.${resource}\` · [all operations](../operations.md)`,
        contents,
        REMARKS,
        ...sections,
    ].join('\n\n');
}

/** Types that answers and inputs call by their names. */
export function typesPage({ types }: Declarations): string {
    const sections = [...types].map(([name, text]) => `## ${name}\n\n${code(text)}`);
    return ['# Types of inputs and answers', 'Written by `npm run docs` from `core/src`.', ...sections].join(
        '\n\n',
    );
}
