import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/v4';
import { runCommand } from '../command.js';
import { during, say } from '../progress.js';
import { temporaryFolder } from '../temporary.js';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const manifest = z.object({
    name: z.string(),
    version: z.string(),
    n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }),
});

/** The n8n package as it is published. */
export interface NodePackage {
    readonly name: string;
    readonly version: string;
    /** Unpacked tarball. */
    readonly folder: string;
    readonly tarballBytes: number;
    /** Names of its node types without the package's, e.g. `xanoConnect`. */
    readonly nodeNames: readonly string[];
    /** Puts it into n8n's user folder, as `Settings > Community nodes` leaves it there. */
    installInto(userFolder: string): void;
}

export interface PackOptions {
    /** Folder that holds package.json. Default: the root. */
    readonly source?: string;
    /** Default true. */
    readonly build?: boolean;
}

/** Builds, packs and unpacks. @throws when the tarball holds packages, or lacks what its package.json names */
export async function packNodes({ source = ROOT, build = true }: PackOptions = {}): Promise<NodePackage> {
    if (build)
        await during('building the package', () => runCommand('npm', ['run', 'build'], { cwd: source }));
    const work = temporaryFolder('pack');
    const folder = join(work, 'package');
    await runCommand('npm', ['pack', '--ignore-scripts', '--pack-destination', work], { cwd: source });
    const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (file === undefined) throw new Error('npm pack left no tarball');
    const tarball = join(work, file);
    mkdirSync(folder);
    await runCommand('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
    const { name, version, n8n } = readManifest(folder);
    const tarballBytes = statSync(tarball).size;
    say(`${name} ${version}: ${(tarballBytes / 1024).toFixed(1)} KB packed, ${n8n.nodes.length} nodes`);
    return {
        name,
        version,
        folder,
        tarballBytes,
        nodeNames: n8n.nodes.map(nodeName),
        installInto: (userFolder) => {
            const nodes = join(userFolder, '.n8n/nodes');
            cpSync(folder, join(nodes, 'node_modules', name), { recursive: true });
            const list = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
            writeFileSync(join(nodes, 'package.json'), JSON.stringify(list));
        },
    };
}

/** `dist/nodes/XanoConnect/XanoConnect.node.js` holds the class XanoConnect, whose node is named in camel case. */
function nodeName(path: string): string {
    const className = basename(path, '.node.js');
    return className.charAt(0).toLowerCase() + className.slice(1);
}

function readManifest(folder: string) {
    const read = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    // A copy of n8n-workflow beside the nodes would be a second one in n8n, and its errors no errors of n8n's.
    if (files.some((path) => path.includes('node_modules')))
        throw new Error('the tarball holds node_modules');
    const { nodes, credentials } = read.n8n;
    const missing = [...nodes, ...credentials].filter((path) => !files.includes(path));
    if (missing.length > 0) throw new Error(`the tarball lacks ${missing.join(', ')}`);
    if (nodes.length === 0) throw new Error('package.json names no nodes under n8n.nodes');
    return read;
}
