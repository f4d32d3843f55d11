// Looks for the tokens of a test run in all that came out of it: `npm run test:canary`. With XANO_CANARY_DIR set that
// run was made before, by `npm test`; without, it is made first.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentOf, filesUnder } from './files.js';
import { placesIn, VARIABLE } from './places.js';
import { Searcher } from './search.js';
import { secretsOf } from './secrets.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const given = process.env[VARIABLE];
const folder = given ?? mkdtempSync(join(tmpdir(), 'xano-canary-'));
const places = placesIn(folder);

async function runTests(): Promise<void> {
    mkdirSync(places.printed, { recursive: true });
    const printed = createWriteStream(join(places.printed, 'tests.txt'));
    const child = spawn('npm', ['test'], { cwd: root, env: { ...process.env, [VARIABLE]: folder } });
    child.stdout.pipe(printed, { end: false });
    child.stderr.pipe(printed, { end: false });
    child.stdout.pipe(process.stdout);
    child.stderr.pipe(process.stderr);
    const [code] = (await once(child, 'close')) as [number];
    printed.end();
    await once(printed, 'finish');
    if (code !== 0) throw new Error('The tests failed: what they would have shown is not known.');
}

/** What is searched, and whether it must be there. */
const SEARCHED: readonly {
    readonly name: string;
    readonly paths: readonly string[];
    readonly must: boolean;
}[] = [
    { name: 'logs, errors, callbacks', paths: [places.handedOut], must: true },
    { name: 'printed', paths: [places.printed], must: true },
    { name: 'temporary files', paths: [places.temporary, places.removed], must: true },
    { name: 'fixtures, snapshots', paths: ['test/fixtures', ...snapshots()], must: true },
    { name: 'bundles', paths: ['core/dist', 'dist', 'weweb-plugin/dist'], must: false },
    { name: 'documents', paths: ['docs', 'examples'], must: true },
];

function snapshots(): string[] {
    return filesUnder(join(root, 'test'))
        .filter((file) => file.endsWith('.snap'))
        .map((file) => relative(root, join(file, '..')));
}

function search(): number {
    const secrets = secretsOf(places.secrets);
    const searcher = new Searcher(secrets);
    let total = 0;
    console.log(`${secrets.length} tokens, ${searcher.forms} forms of them and of their parts`);
    for (const { name, paths, must } of SEARCHED) {
        const files = paths.flatMap((path) => filesUnder(path.startsWith('/') ? path : join(root, path)));
        let bytes = 0;
        let found = 0;
        for (const file of files) {
            const content = contentOf(file, name === 'printed');
            bytes += content.length;
            for (const { form, secret, line } of searcher.search(content)) {
                found++;
                // Which one is told by its number: this is printed, too.
                console.error(`  token ${secret} (${form}) in ${relative(root, file)}:${line}`);
            }
        }
        const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
        console.log(
            `${name.padEnd(24)} ${String(files.length).padStart(6)} files ${size.padStart(10)} ${found} finds`,
        );
        if (must && bytes === 0) {
            console.error(`  nothing there to search: ${name}`);
            total++;
        }
        total += found;
    }
    return total;
}

try {
    if (given === undefined) await runTests();
    const total = search();
    console.log(total === 0 ? 'No token got out.' : `${total} finds.`);
    process.exitCode = total === 0 ? 0 : 1;
} finally {
    if (given === undefined && process.exitCode === 0) rmSync(folder, { recursive: true, force: true });
}
