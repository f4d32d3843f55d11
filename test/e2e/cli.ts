import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { engineTarget } from './n8n/engine-target.js';
import { serverTarget } from './n8n/server-target.js';
import { N8N_VERSIONS } from './install/trees.js';
import { packNodes } from './n8n/package.js';
import type { NodePackage } from './n8n/package.js';
import { scanTarget } from './n8n/scan-target.js';
import { endProcesses } from './processes.js';
import { say, secondsSince } from './progress.js';
import { Report } from './report.js';
import type { Target } from './target.js';
import { wewebTarget } from './weweb/weweb-target.js';

const TARGETS: readonly Target[] = [scanTarget, engineTarget, serverTarget, wewebTarget];

const HELP = `End to end: what is published, in the programs it is published for. What that needs is installed once, outside
the checkout: in $XANO_CONNECT_CACHE, else $XDG_CACHE_HOME/xano-connect, else ~/.cache/xano-connect (about 6 GB).

  npm run test:e2e -- [targets] [options]      all targets when none is named

${TARGETS.map(({ name, about }) => `  ${name.padEnd(16)}${about}`).join('\n')}

  --only <text>     settings and suites whose name holds this text, such as queue, smoke or "record"
  --n8n <version>   one of ${N8N_VERSIONS.join(', ')}
  --no-build        take dist as it is
  --package <dir>   take the package in this folder as it is, such as an unpacked release
  --pictures <dir>  where pictures of the editor go (default: the system's folder for temporary files)
  --verbose         show n8n's log
  --help            print this text
`;

async function main(): Promise<void> {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            only: { type: 'string' },
            n8n: { type: 'string' },
            'no-build': { type: 'boolean', default: false },
            package: { type: 'string' },
            pictures: { type: 'string', default: join(tmpdir(), 'xano-connect-pictures') },
            verbose: { type: 'boolean', default: false },
            help: { type: 'boolean', default: false },
        },
    });
    if (values.help) {
        process.stdout.write(HELP);
        return;
    }
    const unknown = positionals.filter((name) => !TARGETS.some((target) => target.name === name));
    if (unknown.length > 0) {
        throw new Error(
            `no such target: ${unknown.join(', ')}; there is ${TARGETS.map(({ name }) => name).join(', ')}`,
        );
    }
    if (values.n8n !== undefined && !N8N_VERSIONS.some((version) => version === values.n8n)) {
        throw new Error(`no such version of n8n here: ${values.n8n}; there is ${N8N_VERSIONS.join(', ')}`);
    }
    let packed: Promise<NodePackage> | undefined;
    const begun = performance.now();
    const report = new Report();
    const chosen = TARGETS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    for (const target of chosen) {
        say(pc.bold(target.name));
        await target.run(
            {
                only: values.only,
                n8n: values.n8n,
                verbose: values.verbose,
                pictures: values.pictures,
                nodes: () =>
                    (packed ??= packNodes(
                        values.package === undefined
                            ? { build: !values['no-build'] }
                            : { build: false, source: values.package },
                    )),
            },
            report,
        );
    }
    say(report.table());
    say(
        `${report.failures === 0 ? pc.green('all ok') : pc.red(`${report.failures} failed`)}, ${secondsSince(begun)}`,
    );
    if (report.checks === 0) throw new Error('nothing was checked: --only or --n8n leave nothing over');
    if (report.failures > 0) process.exitCode = 1;
}

for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
] as const) {
    process.once(signal, () => void endProcesses().then(() => process.exit(code)));
}

try {
    await main();
} catch (thrown) {
    say(pc.red(thrown instanceof Error ? thrown.message : String(thrown)));
    process.exitCode = 1;
} finally {
    await endProcesses();
}
