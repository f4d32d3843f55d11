import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { install } from '../../e2e/install/install.js';
import { atMost, median } from '../figure.js';
import type { Figure } from '../figure.js';
import { packedNodes, VERSION } from './place.js';

const run = promisify(execFile);
const ROUNDS = 5;

/** What the package weighs, and how long n8n's own loader takes for it. */
export async function packageFigures(say: (text: string) => void): Promise<Figure[]> {
    const nodes = await packedNodes();
    const engine = await install('engine');
    // The Node that the measured n8n runs on.
    const { node } = await install(`n8n-${VERSION}`);
    say("loading the package with n8n's loader ...");
    const script = fileURLToPath(new URL('load.cjs', import.meta.url));
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
        const { stdout } = await run(node, [script, engine.folder, nodes.folder]);
        times.push(Number(stdout.trim()));
    }
    return [
        atMost('size of the n8n package', nodes.tarballBytes / 1024, 'KB packed', 400),
        atMost('loading it in n8n', median(times), 'ms', 60),
    ];
}
