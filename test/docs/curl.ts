import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createXano } from 'xano-connect';
import { requestOf } from '../../docs/generate/resource-page.js';
import type { Sandbox } from '../sandbox/index.js';
import { placeOf } from './blocks.js';
import type { Block } from './blocks.js';
import { furnish } from './furnish.js';
import { Makers } from './makers.js';
import { AFTER, BEFORE, REASONS } from './curl-cases.js';

export const isCurl = ({ text: command }: Block): boolean => command.startsWith('curl ');

/** Tables that examples name. */
const TABLES = ['ticket'];

/** Files that examples upload. */
const FILES = ['logo.png', 'file', 'site.zip', 'v1.4.0.tar.gz', 'backup-81.tar.gz', 'crm.tar.gz'];

/** The last line is the status. */
const CURLRC = 'silent\nshow-error\nwrite-out = "\\n%{http_code}"\n';

interface Tried {
    readonly problems: readonly string[];
    /** Those that are refused, with the reason. */
    readonly refused: readonly string[];
}

/** What Xano answers where nothing stands at an address. */
const NO_ROUTE = 'Unable to locate request.';

/** Runs the commands as they are printed, and wants a 200 of each; of some a refusal, but one of the right address. */
export async function tryCurl(sandbox: Sandbox, blocks: readonly Block[]): Promise<Tried> {
    const xano = createXano({
        instanceUrl: sandbox.origin,
        accessToken: sandbox.tokens.full,
        workspaceId: sandbox.workspaceId,
    });
    const makers = new Makers(sandbox, xano);
    const folder = mkdtempSync(join(tmpdir(), 'xano-curl-'));
    writeFileSync(join(folder, '.curlrc'), CURLRC);
    for (const name of FILES) writeFileSync(join(folder, name), 'PK');
    const tableId = await furnish(xano, 'curl');
    const common = {
        PATH: process.env['PATH'],
        CURL_HOME: folder,
        XANO_INSTANCE_URL: sandbox.origin,
        XANO_ACCESS_TOKEN: sandbox.tokens.full,
        XANO_ACCOUNT_URL: `${sandbox.origin}/account/api:meta`,
        WORKSPACE_ID: String(sandbox.workspaceId),
        TABLE_ID: String(tableId),
    };
    const problems: string[] = [];
    const refused: string[] = [];
    try {
        for (const name of TABLES) await furnish(xano, name);
        for (const block of blocks) {
            const operation = block.file.startsWith('docs/reference/') ? requestOf(block.heading) : undefined;
            const reason = operation && REASONS[operation.id];
            if (reason !== undefined) {
                const said = await shell(block.text, folder, { ...anyValues(block.text), ...common });
                const problem = problemOfRefusal(said);
                if (problem !== undefined) problems.push(`${placeOf(block)} ${block.heading}: ${problem}`);
                refused.push(`${block.heading}: ${reason}`);
                continue;
            }
            // What changes something gets a thing of its own to change.
            const values = operation && (await makers.valuesOf(operation, operation.effect !== 'read'));
            if (operation && values) await BEFORE[operation.id]?.(xano, values);
            const said = await shell(block.text, folder, { ...common, ...inCapitals(values ?? {}) });
            if (!said.endsWith('\n200'))
                problems.push(`${placeOf(block)} ${block.heading}: ${said.slice(-400)}`);
            if (operation) await AFTER[operation.id]?.(xano);
            if (operation && values) await makers.remove(operation, values, jsonOf(said));
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
        await xano.close();
    }
    return { problems, refused };
}

/** Something for each id that a command leaves to its reader. */
const anyValues = (command: string): NodeJS.ProcessEnv =>
    Object.fromEntries([...command.matchAll(/\$([A-Z_]+)/g)].map(([, name = '']) => [name, '1']));

function problemOfRefusal(said: string): string | undefined {
    if (said.endsWith('\n200')) return 'is carried out: it needs no reason any more';
    if (/\n4\d\d$/.test(said) && !said.includes(NO_ROUTE)) return undefined;
    return said.slice(-400);
}

const inCapitals = (values: Readonly<Record<string, string>>): NodeJS.ProcessEnv =>
    Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name.toUpperCase(), encodeURIComponent(value)]),
    );

/** What stands before the status. */
function jsonOf(said: string): unknown {
    try {
        return JSON.parse(said.slice(0, -4));
    } catch {
        return undefined;
    }
}

async function shell(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
    const child = spawn('bash', ['-euc', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, problems] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return `${problems}${out}`;
}
