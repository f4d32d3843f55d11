import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSite, OUTPUT } from './build.js';
import { serveSite } from './server.js';

const HELP = `The documentation as a site.

  npm run docs:build              builds it into docs/site/dist
  npm run docs:build -- --no-api  without the reference of the package, as it was built before: seconds
  npm run docs:serve              serves it on 127.0.0.1
  npm run docs:serve -- --port 8080
`;

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        'no-api': { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
    },
});

async function serve(): Promise<void> {
    if (!existsSync(OUTPUT)) await buildSite();
    const served = await serveSite(Number(values.port));
    process.stdout.write(`The documentation: ${served.origin}\nCtrl+C stops it.\n`);
    process.once('SIGINT', () => void served.close());
}

const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
    build: () => buildSite({ api: !values['no-api'] }),
    serve,
};
const command = COMMANDS[positionals[0] ?? ''];
if (values.help || command === undefined) process.stdout.write(HELP);
else await command();
