import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Runs a program to its end; resolves with all it printed when it ends with `code`. */
export async function run(command, args, { cwd, env, code = 0 }) {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'close');
    const [out, problems] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = await ended;
    if (status === code) return out + problems;
    throw new Error(`${[command, ...args].join(' ')} ended with ${status}, not ${code}:\n${out}${problems}`);
}

export function expectOutput(what, said, patterns) {
    const missing = patterns.filter((pattern) => !pattern.test(said));
    if (missing.length > 0) throw new Error(`${what} did not print ${missing.join(', ')} but:\n${said}`);
}
