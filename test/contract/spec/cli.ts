import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { facts } from '../facts.js';
import { compareSpec } from './compare.js';
import type { SpecDifference } from './compare.js';
import { readSpec } from './read.js';
import type { SpecEndpoint } from './read.js';

const USAGE = `Usage: npm run spec:diff -- <openapi.json> ... [options]

Compares OpenAPI files of the Metadata API, as Xano gives them out, with the facts in test/contract/facts: what is new,
gone and changed. The exit status is 0 when they say the same, 1 when not, 2 when a file cannot be read.

  --json    print one JSON object and nothing else
  --help    this text
`;

interface Told {
    readonly status: number;
    readonly out?: string;
    readonly error?: string;
}

/** What `npm run spec:diff` does. */
export function specDiff(args: readonly string[]): Told {
    try {
        const { values, positionals } = parseArgs({
            args: [...args],
            allowPositionals: true,
            options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
        });
        if (values.help === true) return { status: 0, out: USAGE };
        if (positionals.length === 0) throw new Error('Name at least one OpenAPI file.');
        const found = compareSpec(positionals.flatMap(endpointsIn), facts);
        const differs = [found.new, found.gone, found.changed].some(({ length }) => length > 0);
        return { status: Number(differs), out: values.json ? `${JSON.stringify(found)}\n` : report(found) };
    } catch (error) {
        return { status: 2, error: `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}` };
    }
}

function endpointsIn(file: string): readonly SpecEndpoint[] {
    try {
        const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
        return readSpec(document);
    } catch (error) {
        throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
        });
    }
}

function report({ new: added, gone, changed }: SpecDifference): string {
    const lines = [
        ...added.map((name) => `new      ${name}`),
        ...gone.map((name) => `gone     ${name}`),
        ...changed.flatMap(({ endpoint, changes }) => [
            `changed  ${endpoint}`,
            ...changes.map((change) => `           ${change}`),
        ]),
        `${added.length} new, ${gone.length} gone, ${changed.length} changed`,
    ];
    return `${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const { status, out = '', error = '' } = specDiff(process.argv.slice(2));
    process.stdout.write(out);
    process.stderr.write(error);
    process.exitCode = status;
}
