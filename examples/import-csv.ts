import { existsSync } from 'node:fs';
import { importRecords } from 'xano-connect/files';
import type { ImportReport } from 'xano-connect/files';
import { checkpointOf, readArguments, rejectsOf, USAGE } from './import-csv/arguments.js';
import type { ImportArguments } from './import-csv/arguments.js';
import { openInstance, openSandbox } from './import-csv/place.js';
import type { Place } from './import-csv/place.js';
import { writeSample } from './import-csv/sample.js';
import { failure, progressBar, summary } from './import-csv/show.js';
import { namesInstance } from './shared/instance.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Imports a file into a table, and goes on where it was stopped: `npx tsx examples/import-csv.ts`. */
async function main(args: readonly string[]): Promise<number> {
    const options = readArguments(args);
    const isReal = namesInstance(process.env);
    if (typeof options === 'string' || (isReal && options.file === undefined)) {
        const problem = typeof options === 'string' ? options : 'Name the file to import.';
        process.stdout.write(problem === '' ? USAGE : `${problem}\n\n${USAGE}`);
        return problem === '' ? 0 : 2;
    }
    const file = options.file ?? (await writeSample());
    if (!isReal)
        say(`A local sandbox, with ${options.file === undefined ? 'made-up customers in ' : ''}${file}.`);
    try {
        const place = isReal ? await openInstance(options, file, say) : await openSandbox(options, file);
        return place === undefined ? 1 : await importInto(place, options, file);
    } catch (error) {
        process.stderr.write(
            failure(error, ['npx tsx examples/import-csv.ts', ...args.map(quoted)].join(' ')),
        );
        return 1;
    }
}

async function importInto(place: Place, options: ImportArguments, file: string): Promise<number> {
    try {
        process.stdout.write(summary(await importWithBar(place, options, file)));
        return 0;
    } finally {
        const isLeft = existsSync(options.checkpoint ?? checkpointOf(file));
        await place.close(!isLeft);
    }
}

async function importWithBar({ xano }: Place, options: ImportArguments, file: string): Promise<ImportReport> {
    const { table, match, columns, dryRun } = options;
    const stop = new AbortController();
    // Once: a second Ctrl+C ends the process at once, which loses nothing either.
    process.once('SIGINT', () => stop.abort(new Error('stopped with Ctrl+C')));
    process.once('SIGTERM', () => stop.abort(new Error('stopped')));
    const bar = progressBar();
    try {
        return await importRecords(
            xano,
            {
                file,
                table_id: table,
                ...(match === undefined ? { mode: 'add' } : { mode: 'upsert', match }),
                columns,
                rejects: options.rejects ?? rejectsOf(file),
                checkpoint: options.checkpoint ?? checkpointOf(file),
                dry_run: dryRun,
            },
            { signal: stop.signal, onProgress: (progress) => bar.show(progress) },
        );
    } finally {
        bar.end();
    }
}

const quoted = (text: string): string =>
    /^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exitCode = 1;
    },
);
