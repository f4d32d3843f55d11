// A report on the last seven days of a workspace's API, for a chat or a mail: what is slow, and what fails.
//
//   npm run build && npm start
//
// Instance, token and workspace come from XANO_INSTANCE_URL, XANO_ACCESS_TOKEN and XANO_WORKSPACE_ID.
import { createXano, isXanoError } from 'xano-connect';
import { report } from './report.js';

const DAY_MS = 24 * 60 * 60 * 1000;

async function main(): Promise<void> {
    const xano = createXano();
    try {
        const to = new Date();
        const summary = await xano.requestHistory.summary({
            from: new Date(to.getTime() - 7 * DAY_MS),
            to,
            bucket: 'day',
            top: 3,
        });
        process.stdout.write(report(summary));
    } finally {
        await xano.close();
    }
}

main().catch((error: unknown) => {
    // `kind` tells failures apart: here only one of them needs words of its own.
    if (isXanoError(error, 'permission')) {
        process.stderr.write(`The token may not read the request history. ${error.hint}\n`);
    } else if (isXanoError(error)) {
        process.stderr.write(`${error.message}\n${error.hint}\n`);
    } else {
        throw error;
    }
    process.exitCode = 1;
});
