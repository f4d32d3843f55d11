import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import pc from 'picocolors';
import { say } from '../progress.js';
import type { Report } from '../report.js';
import type { Target } from '../target.js';
import { buildForEditor } from './build/editor-build.js';
import type { Bundle } from './build/editor-build.js';
import { buildForFront } from './build/front-build.js';
import { runDashboard } from './dashboard/index.js';
import { openBench } from './harness/bench.js';
import { SUITES } from './suites/index.js';

const WHERE = 'weweb';

interface Chosen {
    readonly only: string;
    readonly pictures: string;
}

async function built(
    report: Report,
    name: string,
    build: () => Promise<Bundle>,
): Promise<Bundle | undefined> {
    let bundle: Bundle | undefined;
    await report.check(WHERE, 'build', name, async () => {
        bundle = await build();
    });
    if (bundle !== undefined) {
        const { length } = Buffer.from(bundle.code);
        const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
        say(pc.dim(`       ${kb(length)}, ${kb(gzipSync(bundle.code).length)} gzip`));
    }
    return bundle;
}

export const wewebTarget: Target = {
    name: 'weweb',
    about: 'the WeWeb plugin in Chromium: its panels, its actions in the editor and through a proxy, the dashboard',
    async run({ only, pictures }, report) {
        mkdirSync(pictures, { recursive: true });
        await runPlugin({ only: only ?? '', pictures }, report);
        await runDashboard({ only, pictures }, report);
    },
};

async function runPlugin({ only, pictures }: Chosen, report: Report): Promise<void> {
    const chosen = SUITES.filter(({ name }) => name.includes(only));
    if (chosen.length === 0 && !'build'.includes(only)) return;
    const editor = await built(report, "with WeWeb's command line, for the editor", buildForEditor);
    const front = await built(report, 'with Vite, for published apps', () => buildForFront('split'));
    const whole = await built(report, 'with Vite, in one file', () => buildForFront('whole'));
    if (editor === undefined || front === undefined || whole === undefined || chosen.length === 0) return;
    const bench = await openBench({ editor, front, whole });
    try {
        for (const suite of chosen) {
            const check = (name: string, work: () => void | Promise<void>): Promise<boolean> =>
                report.check(WHERE, suite.name, name, () => {
                    bench.wire.reset();
                    return work();
                });
            try {
                await suite.run({ bench, pictures, check });
            } catch (thrown) {
                await report.broken(WHERE, suite.name, 'runs to its end', thrown);
            }
        }
    } finally {
        await bench.close();
    }
}
