import { diagnose } from 'xano-connect';
import { readArguments, USAGE } from './doctor/arguments.js';
import { report } from './doctor/report.js';

/** Says what is wrong with the connection to Xano, and what to do about it: `npm run doctor`. */
async function main(): Promise<number> {
    const options = readArguments(process.argv.slice(2));
    if (typeof options === 'string') {
        process.stdout.write(options === '' ? USAGE : `${options}\n\n${USAGE}`);
        return options === '' ? 0 : 2;
    }
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort(new Error('stopped with Ctrl+C')));
    const diagnosis = await diagnose({}, { signal: stop.signal });
    process.stdout.write(
        options.json ? `${JSON.stringify(diagnosis)}\n` : report(diagnosis, process.stdout.isTTY),
    );
    return diagnosis.ok ? 0 : 1;
}

main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 1;
    },
);
