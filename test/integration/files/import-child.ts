import { text } from 'node:stream/consumers';
import { createXano } from 'xano-connect';
import type { ClientOptions } from 'xano-connect';
import { importRecords } from 'xano-connect/files';
import type { ImportInput } from 'xano-connect/files';

// A process to be killed: imports what standard input says, and writes a line for each step on the way.
const { client, input } = JSON.parse(await text(process.stdin)) as {
    readonly client: ClientOptions;
    readonly input: ImportInput;
};
const xano = createXano(client);
await importRecords(xano, input, {
    onProgress: ({ phase, done }) => {
        if (phase === 'importing') process.stdout.write(`${done}\n`);
    },
});
await xano.close();
