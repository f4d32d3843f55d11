// The process of an Engine: takes one run at a time and answers it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadEngine } from './load.js';
import type { EngineReply, EngineRequest } from './protocol.js';

const [tree = '', packageFolder = ''] = process.argv.slice(2);

// Asked for before the first request comes: loading takes most of a short run.
const engine = loadEngine(createRequire(join(tree, 'package.json')), packageFolder);

async function answer({ id, run }: EngineRequest): Promise<EngineReply> {
    try {
        return { id, result: await (await engine).run(run) };
    } catch (thrown) {
        return { id, defect: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
    }
}

let last: Promise<unknown> = Promise.resolve();

process.on('message', (request: EngineRequest) => {
    last = last.then(async () => process.send?.(await answer(request)));
});
