import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../command.js';
import { install } from '../../install/install.js';
import { Findings } from '../../report.js';
import { temporaryFolder } from '../../temporary.js';
import { copyPlugin, PLUGIN } from './copy.js';

/** A bundle, as it is loaded. */
export interface Bundle {
    readonly code: string;
    /** What it loads later, by the name of the file. */
    readonly parts: ReadonlyMap<string, string>;
}

/** Builds the plugin for the editor as WeWeb does, with the checks its command line lacks: that one ends well whatever happens. */
export async function buildForEditor(): Promise<Bundle> {
    const { folder: tree, node } = await install('weweb-cli');
    const folder = temporaryFolder('weweb-editor');
    copyPlugin(folder);
    symlinkSync(join(tree, 'node_modules'), join(folder, 'node_modules'));
    const given: unknown = JSON.parse(readFileSync(join(PLUGIN, 'package.json'), 'utf8'));
    const name = typeof given === 'object' && given !== null && 'name' in given ? String(given.name) : '';
    const cli = join(tree, 'node_modules/@weweb/cli/bin/weweb.js');
    // Its complaints come on either stream; what it returns says nothing.
    const log = await runCommand(
        'sh',
        ['-c', '"$0" "$@" 2>&1', node, cli, 'build', `name=${name}`, 'type=plugin'],
        {
            cwd: folder,
        },
    );
    const out = join(folder, 'dist');
    const files = existsSync(out) ? readdirSync(out).filter((file) => !file.endsWith('.txt')) : [];
    const problems = [
        ...(/error|not found|warning in/i.test(log) ? [`the log is not clean:\n${log}`] : []),
        ...(files.join() === 'manager.js'
            ? []
            : [`one file manager.js is wanted, there is: ${files.join(', ') || 'none'}`]),
    ];
    if (problems.length > 0) throw new Findings(problems.join('\n'));
    const file = join(out, 'manager.js');
    return { code: readFileSync(file, 'utf8'), parts: new Map() };
}
