import { isXanoError } from 'xano-connect';
import { readArguments, USAGE } from './tour/arguments.js';
import { runTour } from './tour/run.js';
import { createScreen } from './tour/screen.js';
import { openTarget } from './tour/target.js';

/** Administers a Xano workspace from code, step by step: `npm start`. */
async function main(): Promise<number> {
    const options = readArguments(process.argv.slice(2));
    if (typeof options === 'string') {
        process.stdout.write(options === '' ? USAGE : `${options}\n\n${USAGE}`);
        return options === '' ? 0 : 2;
    }
    const screen = createScreen(options);
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort(new Error('stopped with Ctrl+C')));
    process.once('SIGTERM', () => stop.abort(new Error('stopped')));
    try {
        const target = await openTarget(options, screen, process.env);
        if (target === undefined) return 1;
        try {
            const result = await runTour(target, options, screen, stop.signal);
            screen.result(result);
            return result.ok ? 0 : 1;
        } finally {
            await target.close();
        }
    } catch (error) {
        if (!isXanoError(error)) throw error;
        screen.failure(error);
        return 1;
    }
}

main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exitCode = 1;
    },
);
