// Splits off what WeWeb imports: `npm run weweb:release -- ../xano-admin` writes it into a folder, which is the checkout of
// its own repository, after everything WeWeb asks of it was checked. Nothing is written when anything is wrong.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { runCommand } from '../../test/e2e/command.js';
import { buildForEditor } from '../../test/e2e/weweb/build/editor-build.js';
import { buildForFront } from '../../test/e2e/weweb/build/front-build.js';
import { rules } from './rules.js';
import { kilobytes, kilobytesIn } from './size.js';
import { readTree, RELEASED } from './tree.js';
import type { Tree } from './tree.js';

const HELP = `Checks the WeWeb plugin, and splits off what WeWeb imports.

  npm run weweb:release                 only checks
  npm run weweb:release -- <folder>     and writes it there: the checkout of the plugin's own repository
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const plugin = join(root, 'weweb-plugin');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const problems: string[] = [];
async function check(
    name: string,
    find: () => readonly string[] | Promise<readonly string[]>,
): Promise<void> {
    let found: readonly string[];
    try {
        found = await find();
    } catch (error) {
        found = [error instanceof Error ? error.message : String(error)];
    }
    problems.push(...found);
    say(`${found.length === 0 ? pc.green('ok') : pc.red('no')}  ${name}`);
    for (const problem of found) say(`    ${problem}`);
}

/** What is generated is made anew, and must come out the same. */
async function stale(): Promise<readonly string[]> {
    const before = readTree(plugin);
    await runCommand('npm', ['run', '--silent', 'weweb:core'], { cwd: root });
    await runCommand('npm', ['run', '--silent', 'weweb:config'], { cwd: root });
    const after = readTree(plugin);
    const paths = new Set([...before.keys(), ...after.keys()]);
    return [...paths]
        .filter((path) => before.get(path) !== after.get(path))
        .map((path) => `${path} was not up to date; it is now: look at it and commit it`);
}

const shown = (size: number): string => `${size.toFixed(1)} KB`;

/** One version is one content: WeWeb keeps what it built of a version. */
function sameVersion(tree: Tree, folder: string): readonly string[] {
    if (!existsSync(join(folder, 'package.json'))) return [];
    const there = readTree(folder);
    const version = (from: Tree): string =>
        /"version": "([^"]+)"/.exec(from.get('package.json') ?? '')?.[1] ?? '';
    const differs = [...tree].some(([path, text]) => there.get(path) !== text);
    return version(tree) === version(there) && differs
        ? [
              `version ${version(tree)} is released already with another content: raise it in weweb-plugin/package.json`,
          ]
        : [];
}

function write(tree: Tree, folder: string): void {
    for (const path of RELEASED) rmSync(join(folder, path), { recursive: true, force: true });
    for (const [path, text] of tree) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
const [folder] = positionals;
if (values.help === true || positionals.length > 1) {
    say(HELP);
} else {
    await check('what is generated is up to date', stale);
    const tree = readTree(plugin);
    for (const rule of rules) await check(rule.name, () => rule.check(tree));
    const sizes: string[] = [`src/core ${shown(kilobytesIn(tree, 'src/core'))}`];
    await check('the editor build is one file, and its log is clean', async () => {
        sizes.push(`editor ${shown(kilobytes((await buildForEditor()).code))}`);
        return [];
    });
    await check('the published build holds no panel and no word of the editor', async () => {
        const { code, parts } = await buildForFront('split');
        const later = [...parts.values()].join('');
        sizes.push(
            `published ${shown(kilobytes(code))} at the beginning, ${shown(kilobytes(later))} on demand`,
        );
        await buildForFront('whole');
        return [];
    });
    if (folder !== undefined) {
        await check('the version is a new one', () => sameVersion(tree, folder));
        const isEmpty = !existsSync(folder) || readdirSync(folder).length === 0;
        if (!isEmpty && !existsSync(join(folder, '.git')))
            problems.push(`${folder} is neither empty nor a checkout of git`);
    }
    say(`${tree.size} files; gzip: ${sizes.join(', ')}`);
    if (problems.length > 0) {
        say(pc.red(`${problems.length} to be put right; nothing was written`));
        process.exitCode = 1;
    } else if (folder === undefined) say(pc.green('fit for release'));
    else {
        write(tree, folder);
        say(pc.green(`written to ${folder}: commit and push it there, then import it in WeWeb`));
    }
}
