import { mkdirSync } from 'node:fs';
import type { Report } from '../../report.js';
import type { TargetOptions } from '../../target.js';
import { openBench } from './bench.js';
import type { Suite } from './suite.js';
import { accessibility } from './suites/accessibility.js';
import { bulkPatch } from './suites/bulk-patch.js';
import { connection } from './suites/connection.js';
import { keyboard } from './suites/keyboard.js';
import { paging } from './suites/paging.js';
import { pictures } from './suites/pictures.js';
import { requests } from './suites/requests.js';
import { tables } from './suites/tables.js';
import { tools } from './suites/tools.js';
import { wire } from './suites/wire.js';

/** The last one looks at what all the others left behind. */
const SUITES: readonly Suite[] = [
    pictures,
    tables,
    bulkPatch,
    requests,
    tools,
    connection,
    paging,
    accessibility,
    keyboard,
    wire,
];

const WHERE = 'dashboard';

/** The example of an admin page in Chromium, over a local Xano and the reference proxy. */
export async function runDashboard(
    { only, pictures: folder }: Pick<TargetOptions, 'only' | 'pictures'>,
    report: Report,
): Promise<void> {
    const chosen = SUITES.filter(({ name }) => only === undefined || `${WHERE} ${name}`.includes(only));
    if (chosen.length === 0) return;
    mkdirSync(folder, { recursive: true });
    const bench = await openBench(folder);
    try {
        for (const suite of chosen) {
            await suite
                .run({ bench, check: (name, work) => report.check(WHERE, suite.name, name, work) })
                .catch((thrown: unknown) => report.broken(WHERE, suite.name, 'the suite itself', thrown));
        }
    } finally {
        await bench.close();
    }
}
