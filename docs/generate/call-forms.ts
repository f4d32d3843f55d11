import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { startGuideBench } from '../../test/integration/mcp/guide/bench.js';
import type { Outcome } from '../../test/integration/mcp/guide/bench.js';
import type { CallForm, Sent } from '../../test/integration/mcp/guide/form.js';
import { FORMS } from '../../test/integration/mcp/guide/forms.js';

const target = fileURLToPath(new URL('../call-forms.md', import.meta.url));

const INTRODUCTION = `# Call forms

Written by \`npm run docs\`, which carries every call of Xano's older MCP guide out with \`xano.callTool(tool, args)\` on the sandbox. The sandbox has what the guide presupposes: workspace 12345, table 67890, API group 11111, a table \`customers\`.

Shown are the call as the guide prints it, shortened; the tools that were called for it, in order; and what came of it. Names are looked up over the Metadata API. Times are epoch milliseconds.`;

/** Longer than this is no table any more. */
const LONGEST = { printed: 200, sent: 320 };

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most)} …`);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON without quotes around keys; a column as its name and type. */
function compact(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(compact).join(', ')}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const { name, type, access } = value;
    if (typeof name === 'string' && typeof type === 'string' && access !== undefined)
        return `${name} ${type}`;
    const entries = Object.entries(value).map(
        ([key, inner]) => `${/^\w+$/.test(key) ? key : JSON.stringify(key)}: ${compact(inner)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

const called = ({ tool, args }: Sent): string => `${tool} ${compact(args)}`;

const code = (text: string, most: number): string => `\`${cut(text, most).replaceAll('|', '\\|')}\``;
const prose = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function printedShort({ printed }: CallForm): string {
    return printed.startsWith('{') ? called(JSON.parse(printed) as Sent) : printed;
}

function resultOf({ tell }: CallForm, { data, error, notes = [] }: Outcome): string[] {
    if (error !== undefined) return [`**Refused:** ${error.message}`, error.hint ?? ''];
    return [tell?.(data) ?? '', ...notes.map((note) => `Note: ${note}`)];
}

function row(form: CallForm, outcome: Outcome): string {
    const cells = [
        [code(printedShort(form), LONGEST.printed), prose(form.filled ?? '')],
        outcome.sent.length === 0
            ? ['nothing']
            : outcome.sent.map((sent) => code(called(sent), LONGEST.sent)),
        resultOf(form, outcome).map(prose),
    ];
    return `| ${cells.map((lines) => lines.filter((line) => line !== '').join('<br>')).join(' | ')} |`;
}

/** The whole page: every form carried out anew, so that it says what the package does today. */
export async function callFormsPage(): Promise<string> {
    const bench = await startGuideBench('streamable');
    try {
        const sections = new Map<string, string[]>();
        for (const form of FORMS) {
            const rows = sections.get(form.section) ?? [];
            rows.push(row(form, await bench.carryOut(form)));
            sections.set(form.section, rows);
        }
        const parts = [...sections].map(
            ([section, rows]) =>
                `## ${section}\n\n| as printed | called | result |\n|---|---|---|\n${rows.join('\n')}`,
        );
        const page = [INTRODUCTION, ...parts].join('\n\n');
        return await format(page, { ...(await resolveConfig(target)), parser: 'markdown' });
    } finally {
        await bench.close();
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await callFormsPage());
