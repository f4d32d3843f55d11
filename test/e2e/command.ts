import type { SpawnOptions } from 'node:child_process';
import { startProcess } from './processes.js';

/** Lines of a failed command that are shown. */
const SHOWN_LINES = 40;

/** A command ended with something else than 0; the message holds the last lines it printed. */
export class CommandFailed extends Error {
    override readonly name = 'CommandFailed';
}

/** The last lines of a text. */
export const lastLines = (text: string, count = SHOWN_LINES): string =>
    text.trimEnd().split('\n').slice(-count).join('\n');

/** Runs a command to its end, silently. Resolves with what it printed on its standard output. @throws {@link CommandFailed} */
export function runCommand(
    command: string,
    args: readonly string[],
    options: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> = {},
): Promise<string> {
    const child = startProcess(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let all = '';
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        all += text;
        printed += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        all += text;
    });
    const line = [command, ...args].join(' ');
    return new Promise((resolve, reject) => {
        child.once('error', (cause) => reject(new CommandFailed(`${line} did not start`, { cause })));
        child.once('close', (code, signal) => {
            if (code === 0) resolve(printed);
            else reject(new CommandFailed(`${line} ended with ${code ?? signal ?? '?'}:\n${lastLines(all)}`));
        });
    });
}
