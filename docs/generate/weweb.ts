import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { actions } from '../../weweb-plugin/engine/actions/index.js';
import { panels } from '../../weweb-plugin/engine/panels.js';
import type { Field, Panel } from '../../weweb-plugin/engine/panel.js';

const target = fileURLToPath(new URL('../weweb-actions.md', import.meta.url));

const INTRODUCTION = `# Actions of Xano Admin

Written by \`npm run docs\` from \`weweb-plugin/engine/actions\`. What the plugin is and how pages are built with it: [weweb.md](weweb.md).

Fields marked * are required. Every field can be bound unless its table says otherwise. Numbers and yes or no may be bound as texts; what is left empty is left out. An action that fails hands the workflow an error with \`message\`, \`hint\`, \`kind\`, \`code\` and \`status\`, and shows the same in the variable \`lastError\`.

**Writes** names what has to be switched on in the settings before the action does anything. **Confirmation** is the exact name of the table, compared before anything is changed; a dry run needs none.`;

const groupOf = ({ name }: Panel): string => name.split(' | ')[0] ?? name;
const verbOf = ({ name }: Panel): string => name.split(' | ')[1] ?? name;

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

const choices = ({ box }: Field): string =>
    typeof box === 'string' ? '' : `One of ${box.choice.map(({ label }) => `_${label}_`).join(', ')}.`;

const sentence = (text = ''): string => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);

function row(code: string, name: string, field: Field): string {
    const needed = actions[code]?.args[name]?.endsWith('!') === true ? ' *' : '';
    const bound = field.bindable === false ? 'Cannot be bound.' : '';
    const told = [sentence(field.help), choices(field), bound].filter((text) => text !== '').join(' ');
    return `| ${cell(field.label)}${needed} | \`${name}\` | ${cell(told)} |`;
}

function section(panel: Panel): string {
    const { code, name, description, returns, fields } = panel;
    const action = actions[code];
    if (action === undefined) throw new Error(`${code} has a panel and is no action`);
    const facts = [
        `method \`${code}\``,
        ...(action.writes === undefined ? [] : [`**Writes**: ${action.writes}`]),
        ...(action.confirms === true ? ['**Confirmation**'] : []),
    ];
    const rows = Object.entries(fields).map(([key, field]) => row(code, key, field));
    return [
        `### ${name.replace(' | ', ': ')}`,
        `${sentence(description)}\n\n${facts.join(' · ')}`,
        ...(rows.length === 0 ? [] : [`| field | argument | |\n| --- | --- | --- |\n${rows.join('\n')}`]),
        `Answers\n\n\`\`\`ts\n${returns}\n\`\`\``,
    ].join('\n\n');
}

/** The whole page, from the panels of the plugin. */
export async function wewebPage(): Promise<string> {
    const groups = [...new Set(panels.map(groupOf))];
    const contents = groups.map((group) => {
        const verbs = panels.filter((panel) => groupOf(panel) === group).map(verbOf);
        return `- [${group}](#${group.toLowerCase().replaceAll(' ', '-')}): ${verbs.join(', ')}`;
    });
    const parts = groups.flatMap((group) => [
        `## ${group}`,
        ...panels.filter((panel) => groupOf(panel) === group).map(section),
    ]);
    const text = [INTRODUCTION, contents.join('\n'), ...parts].join('\n\n');
    return format(text, { ...(await resolveConfig(target)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await wewebPage());
