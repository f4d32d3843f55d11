import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createXano, isXanoError } from 'xano-connect';
import type { Xano } from 'xano-connect';
import type { Sandbox } from '../sandbox/index.js';
import { placeOf } from './blocks.js';
import type { Block } from './blocks.js';
import { furnish } from './furnish.js';

const TABLES = ['customer', 'session', 'order'];

const CSV = 'E-Mail,name,Internal\nzoe@example.test,Zoe,1\nyan@example.test,Yan,2\n';

/** Xano itself gives a tenant its name, so the one of the example cannot be there: compiled and not run. */
const OF_TENANTS = /^tenant/;

/** Whole programs, and all that stands in guides: it works on what {@link furnish} has made. */
export const isRun = ({ file, text }: Block): boolean =>
    /^docs\/(?:guides|start)\//.test(file) || /createXano\(\)/.test(text);

/** Calls of the reference that take several requests: those of one request are run as curl commands. */
export const isCall = (block: Block, ids: ReadonlySet<string>): boolean =>
    block.file.startsWith('docs/reference/') && ids.has(block.heading) && !OF_TENANTS.test(block.heading);

function setVariables({ origin, tokens, workspaceId, mcpUrl }: Sandbox): void {
    Object.assign(process.env, {
        XANO_INSTANCE_URL: origin,
        XANO_ACCESS_TOKEN: tokens.full,
        XANO_WORKSPACE_ID: String(workspaceId),
        XANO_MCP_URL: mcpUrl,
    });
}

/** Runs the blocks one after the other, each as a file of its own, as a reader would. */
export async function programProblems(
    root: string,
    sandbox: Sandbox,
    blocks: readonly Block[],
): Promise<readonly string[]> {
    setVariables(sandbox);
    const xano: Xano = createXano();
    for (const table of TABLES) await furnish(xano, table);
    await xano.release.create({ branch: 'v1', name: '1.4.0' });
    Object.assign(globalThis, { xano, createXano, isXanoError });
    // Inside the checkout, where `xano-connect` is found; programs work in a folder of their own.
    const sources = join(root, 'test/docs/dist');
    mkdirSync(sources, { recursive: true });
    const folder = mkdtempSync(join(tmpdir(), 'xano-docs-'));
    writeFileSync(join(folder, 'customers.csv'), CSV);
    const before = process.cwd();
    const { log, error } = console;
    process.chdir(folder);
    Object.assign(console, { log: () => undefined, error: () => undefined });
    const problems: string[] = [];
    try {
        for (const [at, block] of blocks.entries()) {
            const file = join(sources, `block-${at}.ts`);
            writeFileSync(file, `${block.text}\nexport {};\n`);
            const problem = await import(pathToFileURL(file).href).then(
                () => undefined,
                (reason: unknown) => reason,
            );
            if (problem !== undefined) problems.push(`${placeOf(block)}: ${toldOf(problem)}`);
        }
    } finally {
        Object.assign(console, { log, error });
        process.chdir(before);
        rmSync(sources, { recursive: true, force: true });
        rmSync(folder, { recursive: true, force: true });
        await xano.close();
    }
    return problems;
}

const toldOf = (problem: unknown): string =>
    isXanoError(problem) ? `${problem.kind}: ${problem.message} ${problem.hint ?? ''}` : String(problem);
