import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../command.js';
import { during } from '../progress.js';
import { alone } from './cache.js';

/** Programs that npm does not carry, and the Debian packages that bring them. */
const PROGRAMS = {
    'redis-server': { packages: ['redis-server'], purpose: "the queue of n8n's queue mode" },
    postgres: { packages: ['postgresql'], purpose: "n8n's database in queue mode" },
    chromium: { packages: ['chromium'], purpose: 'the browser the editor is opened in' },
    openssl: { packages: ['openssl'], purpose: 'certificates for the network of the browser' },
    'g++': { packages: ['g++', 'make', 'python3'], purpose: "compiling n8n's database driver" },
} as const;

type Program = keyof typeof PROGRAMS;

/** Where Debian keeps PostgreSQL's programs, which it puts on no path: newest version first. */
function postgresFolders(): string[] {
    const root = '/usr/lib/postgresql';
    if (!existsSync(root)) return [];
    return readdirSync(root)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(root, version, 'bin'));
}

/** The program itself and no link to it: its own programs lie beside it. */
function onPath(program: string): string | undefined {
    const found = [...(process.env['PATH'] ?? '').split(delimiter), ...postgresFolders()]
        .map((folder) => join(folder, program))
        .find((file) => existsSync(file));
    return program === 'postgres' && found !== undefined ? realpathSync(found) : found;
}

async function aptInstall(packages: readonly string[]): Promise<void> {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand('apt-get', ['update', '-q'], { env });
    await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}

/** Path of a program, which is installed when missing. @throws saying what to install where we may not */
export async function systemProgram(program: Program): Promise<string> {
    const found = onPath(program);
    if (found !== undefined) return found;
    const { packages, purpose } = PROGRAMS[program];
    const names = packages.join(' ');
    if (onPath('apt-get') === undefined || process.getuid?.() !== 0) {
        throw new Error(`${program} is missing (${purpose}). Install it as root: apt-get install ${names}`);
    }
    await alone(
        'apt',
        () => undefined,
        () => during(`installing ${names}: ${purpose}`, () => aptInstall(packages)),
    );
    const path = onPath(program);
    if (path === undefined) throw new Error(`${names} is installed and ${program} still not to be found`);
    return path;
}

/** What native packages are compiled with; where it cannot be installed, compiling itself says what it misses. */
export async function requireCompiler(): Promise<void> {
    if (process.platform === 'linux') await systemProgram('g++');
}
