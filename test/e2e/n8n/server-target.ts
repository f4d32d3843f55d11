import { mkdirSync } from 'node:fs';
import pc from 'picocolors';
import { lastLines } from '../command.js';
import { during, say } from '../progress.js';
import { Findings } from '../report.js';
import type { Report } from '../report.js';
import type { Target, TargetOptions } from '../target.js';
import { install } from '../install/install.js';
import type { NodePackage } from './package.js';
import { openXano } from '../sandbox.js';
import { addCredential } from './server/credentials.js';
import { N8nServer } from './server/n8n-server.js';
import { credentialFor, SUBJECT } from './subject.js';
import type { Setting, Suite } from './suite.js';
import { SUITES } from './suites/index.js';

const SETTINGS: readonly Setting[] = [
    { name: 'n8n 2.41.1', version: '2.41.1', workers: 0 },
    { name: 'n8n 2.8.4', version: '2.8.4', workers: 0 },
    { name: 'n8n 2.41.1, queue', version: '2.41.1', workers: 2 },
];

async function runSetting(
    setting: Setting,
    suites: readonly Suite[],
    { verbose, pictures }: TargetOptions,
    nodes: NodePackage,
    report: Report,
): Promise<void> {
    const installed = await install(`n8n-${setting.version}`);
    say(pc.bold(setting.name));
    const bench = await openXano();
    const n8n = new N8nServer({ installed, nodes, workers: setting.workers });
    const failuresBefore = report.failures;
    try {
        await during(`starting ${setting.name}`, () => n8n.start());
        const credential = await addCredential(n8n.api, {
            name: 'Xano account',
            type: SUBJECT.credential,
            data: credentialFor(bench.sandbox),
        });
        const given = { setting, installed, n8n, nodes, bench, credential, pictures };
        for (const suite of suites) {
            const check = (name: string, work: () => void | Promise<void>): Promise<boolean> =>
                report.check(setting.name, suite.name, name, work);
            // What breaks between the checks of a suite is a failure of the suite, and no reason to leave the others out.
            try {
                await suite.run({ ...given, check });
            } catch (thrown) {
                await report.broken(setting.name, suite.name, 'runs to its end', thrown);
            }
        }
        await report.check(setting.name, 'log', 'n8n has nothing to say against the package', () => {
            const { complaints } = n8n;
            if (complaints.length > 0) throw new Findings(complaints.join('\n'));
        });
        say(pc.dim(`most memory of each process: ${n8n.memory().join(', ')} MB`));
    } finally {
        await n8n.stop();
        if (verbose || report.failures > failuresBefore) say(pc.dim(`n8n's log:\n${lastLines(n8n.log, 60)}`));
        await n8n.dispose();
        await bench.close();
    }
}

export const serverTarget: Target = {
    name: 'n8n',
    about: 'the packed package in real n8n: a current one, the last for Node 20, and in queue mode',
    async run(options, report) {
        const { only = '', n8n } = options;
        const chosen = SETTINGS.filter(({ version }) => n8n === undefined || version === n8n).flatMap(
            (setting) => {
                const suites = SUITES.filter(
                    (suite) =>
                        suite.skip?.(setting) !== true &&
                        (setting.name.includes(only) || suite.name.includes(only)),
                );
                return suites.length === 0 ? [] : [{ setting, suites }];
            },
        );
        if (chosen.length === 0) return;
        mkdirSync(options.pictures, { recursive: true });
        const nodes = await options.nodes();
        for (const { setting, suites } of chosen) await runSetting(setting, suites, options, nodes, report);
    },
};
