import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { COMPOSITE_EXAMPLES } from '../../docs/generate/composite-examples.js';
import { startSandbox } from '../sandbox/index.js';
import { sampleWorkspace } from '../sandbox/seed/index.js';
import { blocksOf, pagesOf } from './blocks.js';
import type { Block } from './blocks.js';
import { commandProblems, jsonProblems } from './commands.js';
import { isCurl, tryCurl } from './curl.js';
import { linkProblems } from './links.js';
import { isCall, isRun, programProblems } from './programs.js';
import { referenceProblems } from './reference.js';
import { withCompany } from './sample.js';
import { countPages, siteProblems } from './site.js';
import { isShape, syntaxProblems, typeProblems } from './types.js';

const HELP = `Tries all that the documents show.

  npm run test:docs             every block of every page, and every link
  npm run test:docs -- --site   and the built site in Chromium, after \`npm run docs:build\`
`;

const root = fileURLToPath(new URL('../..', import.meta.url));

const { values } = parseArgs({
    options: { site: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

const problems: string[] = [];

function report(what: string, count: number, found: readonly string[]): void {
    problems.push(...found);
    process.stdout.write(`${found.length === 0 ? 'ok' : 'WRONG'}: ${count} ${what}\n`);
    for (const problem of found) process.stdout.write(`    ${problem}\n`);
}

const LANGUAGES = ['ts', 'js', 'sh', 'json'];

async function tryBlocks(pages: readonly string[]): Promise<void> {
    const all = pages.flatMap((page) => blocksOf(root, page));
    const excused = all.filter(({ excuse }) => excuse !== undefined);
    const blocks = all.filter(({ excuse }) => excuse === undefined);
    const strange = blocks.filter(({ language }) => !LANGUAGES.includes(language));
    const inLanguages = (...languages: string[]): Block[] =>
        blocks.filter(({ language }) => languages.includes(language));
    const code = inLanguages('ts', 'js');
    const shapes = code.filter(isShape);
    const programs = code.filter((block) => !isShape(block));
    const curl = inLanguages('sh').filter(isCurl);
    const commands = inLanguages('sh').filter((block) => !isCurl(block));

    report('blocks of JSON parse', inLanguages('json').length, jsonProblems(inLanguages('json')));
    report('blocks of shell commands name what there is', commands.length, commandProblems(root, commands));
    report('printed types are TypeScript', shapes.length, syntaxProblems(shapes));
    report('blocks of code are type-checked', programs.length, typeProblems(root, programs));

    const sandbox = await startSandbox();
    try {
        const ids = new Set(Object.keys(COMPOSITE_EXAMPLES));
        const run = programs.filter((block) => isRun(block) || isCall(block, ids));
        report('of them are run against the sandbox', run.length, await programProblems(root, sandbox, run));
    } finally {
        await sandbox.close();
    }
    const other = await startSandbox({ seed: withCompany(sampleWorkspace(Date.now())) });
    try {
        const tried = await tryCurl(other, curl);
        report('curl commands answer 200', curl.length - tried.refused.length, tried.problems);
        report('others reach their endpoint, which refuses them', tried.refused.length, []);
        for (const reason of tried.refused) process.stdout.write(`    ${reason}\n`);
    } finally {
        await other.close();
    }
    report(
        `blocks are marked as not to be tried`,
        excused.length,
        strange.map(({ file, line, language }) => `${file}:${line}: nobody tries "${language}": mark it`),
    );
    for (const { file, line, excuse } of excused)
        process.stdout.write(`    ${file}:${line}: ${excuse ?? ''}\n`);
}

async function tryReference(): Promise<void> {
    const { pages, behind, fields, silent } = await referenceProblems(root);
    report('pages of the reference are what npm run docs writes', pages, behind);
    report('fields of inputs are explained', fields, silent);
}

async function trySite(): Promise<void> {
    const found = await siteProblems();
    report('pages are built; one of each kind, and the search, are fine in Chromium', countPages(), found);
}

async function main(): Promise<void> {
    const started = Date.now();
    const pages = pagesOf(root);
    const links = linkProblems(root, pages);
    report('links lead somewhere', links.count, links.problems);
    await tryReference();
    if (values.site) await trySite();
    await tryBlocks(pages);
    process.stdout.write(`${pages.length} pages in ${Math.round((Date.now() - started) / 1000)} s\n`);
    process.exitCode = problems.length === 0 ? 0 : 1;
}

if (values.help) process.stdout.write(HELP);
else await main();
