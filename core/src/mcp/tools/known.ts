import type { Effect } from '../../operation.js';
import { once } from '../../operation.js';
import { effectOfName } from './verbs.js';
import { FAMILIES, MACROS, ROWS } from './rows.js';

/** How sure the name of an argument is: Xano says so, people report it, or it is that of the Metadata API call behind it. */
export type Sureness = 'confirmed' | 'reported' | 'derived';

export interface KnownArgument {
    readonly name: string;
    readonly sure: Sureness;
}

/** A tool of Xano's instance server, from its documents. Which of them a server offers depends on the URL. */
export interface KnownTool {
    readonly name: string;
    /** The name all aliases of one operation share; the current one. */
    readonly operation: string;
    /** Other names of the same operation. */
    readonly aliases: readonly string[];
    /** Type on Xano's page of tool filters, such as `table_content`; null for tools that are not on it. */
    readonly type: string | null;
    /** What a URL can be narrowed to and still offer this tool, the type among it; empty for tools not on that page. */
    readonly tags: readonly string[];
    readonly effect: Effect;
    /** The box to tick on the access token, such as `Workspace Database: Create`; null where Xano names none. */
    readonly scope: string | null;
    readonly arguments: readonly KnownArgument[];
    /** The Metadata API call it wraps, e.g. `GET` `/workspace/{workspace_id}/table`; null where none is documented. */
    readonly rest: { readonly method: string; readonly path: string } | null;
}

interface Section {
    readonly type: string | null;
    readonly tags: readonly string[];
    readonly path: string;
    readonly scope: string | null;
}

const orNull = (word: string): string | null => (word === '-' ? null : word);

function readSection([type = '-', tags = '-', path = '-', scope = '-']: readonly string[]): Section {
    return {
        type: orNull(type),
        tags: tags === '-' ? [] : tags.split(','),
        path: path === '-' ? '' : path,
        scope: orNull(scope)?.replaceAll('_', ' ') ?? null,
    };
}

const LEVELS: Readonly<Record<string, string>> = {
    read: 'Read',
    create: 'Create',
    update: 'Update',
    delete: 'Delete',
};

const MARKS: Readonly<Record<string, Sureness>> = { '!': 'confirmed', '*': 'reported' };

function readArguments(path: string, words: readonly string[]): KnownArgument[] {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const given = words.flatMap((word) => (MACROS[word] ?? word).split(' '));
    const all = new Map<string, Sureness>();
    for (const word of [...inPath, ...given]) {
        const mark = MARKS[word.at(-1) ?? ''];
        all.set(mark === undefined ? word : word.slice(0, -1), mark ?? 'derived');
    }
    return [...all].map(([name, sure]) => ({ name, sure }));
}

function readRow(row: string, section: Section): KnownTool[] {
    const [names = '', method = '', ...words] = row.split(' ');
    const all = names.split('/');
    const [operation = ''] = all;
    const marked = (mark: string): string[] => words.filter((word) => word.startsWith(mark));
    const path = section.path + marked('/').join('');
    const effect = effectOfName(operation);
    const level = marked(':')[0]?.slice(1) ?? LEVELS[effect.replace('bulk-', '')] ?? '-';
    const facts = {
        operation,
        type: section.type,
        tags: [
            ...(section.type === null ? [] : [section.type]),
            ...section.tags,
            ...marked('+').map((tag) => tag.slice(1)),
        ],
        effect,
        scope: section.scope === null || level === '-' ? null : `${section.scope}: ${level}`,
        arguments: readArguments(
            path,
            words.filter((word) => /^\w/.test(word)),
        ),
        rest: method === '?' ? null : { method, path },
    };
    return all.map((name) => ({ name, aliases: all.filter((other) => other !== name), ...facts }));
}

/** The rows of a family, in the form of all others. */
function familyRows(line: string): string[] {
    const [type = '', noun = '', group = '', path = '', scope = '', ...odd] = line.split(' ');
    // An id is named after the noun, which for all triggers is the last word.
    const id = type.endsWith('_trigger') ? 'trigger_id' : `${type.replace('add_on', 'addon')}_id`;
    const list = odd.find((word) => word.startsWith('list')) ?? `list${noun}s`;
    // Agents and MCP servers hold tools, and have no tool that restricts them.
    const tools = odd.includes('tools') ? ' tools' : '';
    return [
        `# ${type} ${group} /workspace/{workspace_id}${path} ${scope}`,
        `${list} GET L B${tools}`,
        `get${noun} GET /{${id}} X`,
        `create${noun} POST xanoscript B`,
        `update${noun} PUT /{${id}} xanoscript publish${tools}`,
        `delete${noun} DELETE /{${id}}`,
        ...(tools === '' ? [`update${noun}Security PUT /{${id}}/security guid`] : []),
    ];
}

function readRows(): KnownTool[] {
    const lines = (text: string): string[] => text.trim().split('\n');
    let section = readSection([]);
    const tools: KnownTool[] = [];
    for (const line of [...lines(ROWS), ...lines(FAMILIES).flatMap(familyRows)]) {
        if (line.startsWith('# ')) section = readSection(line.slice(2).split(' '));
        else tools.push(...readRow(line, section));
    }
    return tools;
}

/** All 160 names of 156 operations that Xano's documents know. */
export const knownTools: () => readonly KnownTool[] = once(readRows);

const byName = once(() => new Map(knownTools().map((tool) => [tool.name.toLowerCase(), tool])));

/** The known tool of a name, capitals aside. */
export function findKnownTool(name: string): KnownTool | undefined {
    return byName().get(name.toLowerCase());
}

/** The operation behind any of its names; an unknown name is its own. */
export const operationOf = (name: string): string => findKnownTool(name)?.operation ?? name;
