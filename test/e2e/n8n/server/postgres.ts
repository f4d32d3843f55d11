import { chownSync, mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname, join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { runCommand } from '../../command.js';
import { endProcess, startProcess } from '../../processes.js';
import { removeTemporary, temporaryFolder } from '../../temporary.js';
import { systemProgram } from '../../install/system.js';
import { freePort } from './ports.js';
import { waitFor } from './wait.js';

const USER = 'n8n';

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
async function ownerFor(folder: string): Promise<{ readonly uid?: number; readonly gid?: number }> {
    if (process.getuid?.() !== 0) return {};
    const idOf = async (flag: string): Promise<number> =>
        Number((await runCommand('id', [flag, 'postgres'], {})).trim());
    const [uid, gid] = [await idOf('-u'), await idOf('-g')];
    chownSync(folder, uid, gid);
    return { uid, gid };
}

const listens = (port: number): Promise<true | undefined> =>
    new Promise((resolve) => {
        const socket = createConnection(port, '127.0.0.1');
        socket.once('connect', () => {
            socket.destroy();
            resolve(true);
        });
        socket.once('error', () => resolve(undefined));
    });

/**
 * A PostgreSQL of its own for n8n in queue mode, where several processes share the database: SQLite, n8n's default, then
 * answers "database is locked" when they are busy.
 */
export class Postgres {
    readonly #home = temporaryFolder('postgres');
    #process: ChildProcess | undefined;
    #port: number | undefined;

    /** What n8n is told to use it. @throws before the first {@link start} */
    get settings(): Readonly<Record<string, string>> {
        if (this.#port === undefined) throw new Error('PostgreSQL is not started');
        return {
            DB_TYPE: 'postgresdb',
            DB_POSTGRESDB_HOST: '127.0.0.1',
            DB_POSTGRESDB_PORT: String(this.#port),
            DB_POSTGRESDB_USER: USER,
            DB_POSTGRESDB_DATABASE: 'postgres',
            DB_POSTGRESDB_PASSWORD: 'none is asked on loopback',
        };
    }

    /** Starts it; what it held before is there again. */
    async start(): Promise<void> {
        const program = await systemProgram('postgres');
        const owner = await ownerFor(this.#home);
        const data = join(this.#home, 'data');
        if (this.#port === undefined) {
            mkdirSync(data);
            if (owner.uid !== undefined && owner.gid !== undefined) chownSync(data, owner.uid, owner.gid);
            const options = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'];
            await runCommand(join(dirname(program), 'initdb'), options, { cwd: this.#home, ...owner });
        }
        const port = (this.#port ??= await freePort());
        const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', this.#home, '-F'];
        this.#process = startProcess(program, args, { cwd: this.#home, stdio: 'ignore', ...owner });
        await waitFor('PostgreSQL listens', () => listens(port));
    }

    async stop(): Promise<void> {
        if (this.#process !== undefined) await endProcess(this.#process);
        this.#process = undefined;
    }

    /** Stops it and removes what it held. */
    async dispose(): Promise<void> {
        await this.stop();
        removeTemporary(this.#home);
    }
}
