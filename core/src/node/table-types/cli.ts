#!/usr/bin/env node
import { typesCommand } from './command.js';

typesCommand(process.argv.slice(2)).then(
    ({ status, out = '', error = '' }) => {
        process.stdout.write(out);
        process.stderr.write(error);
        process.exitCode = status;
    },
    (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exitCode = 1;
    },
);
