import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { lastLines } from '../../command.js';
import { endProcess, startProcess } from '../../processes.js';
import { removeTemporary, temporaryFolder } from '../../temporary.js';
import type { Installed } from '../../install/install.js';
import { systemProgram } from '../../install/system.js';
import type { NodePackage } from '../package.js';
import { N8nApi } from './api.js';
import { complaintsAbout, readableLog } from './log.js';
import { freePort } from './ports.js';
import { Postgres } from './postgres.js';
import { N8N_SETTINGS, queueSettings } from './settings.js';
import { waitFor } from './wait.js';

export interface N8nServerOptions {
    readonly installed: Installed;
    readonly nodes: NodePackage;
    /** Processes that carry workflows out. Default 0: n8n does so itself. More is queue mode, with a redis and a PostgreSQL of its own. */
    readonly workers?: number;
    readonly env?: Readonly<Record<string, string>>;
}

/** Tells expressions in which worker they are evaluated. */
export const WORKER_NAME = 'E2E_WORKER_NAME';

const answersJson = (url: string): Promise<true | undefined> =>
    fetch(url).then(
        // While n8n starts, every path answers 200 with a page.
        (answer) => (answer.ok && /json/.test(answer.headers.get('content-type') ?? '') ? true : undefined),
        () => undefined,
    );

/** A real n8n with our package installed, on free ports of loopback and with a folder of its own. */
export class N8nServer {
    readonly #options: N8nServerOptions;
    readonly #home = temporaryFolder('n8n');
    readonly #key = randomBytes(16).toString('hex');
    /** n8n and its workers. */
    readonly #processes: ChildProcess[] = [];
    #redis: ChildProcess | undefined;
    /** Queue mode only. */
    #database: Postgres | undefined;
    #ports: Readonly<Record<'n8n' | 'redis', number>> | undefined;
    #api: N8nApi | undefined;

    constructor(options: N8nServerOptions) {
        this.#options = options;
        options.nodes.installInto(this.#home);
    }

    get workers(): number {
        return this.#options.workers ?? 0;
    }

    /** The REST API, as the owner. @throws before the first {@link start} */
    get api(): N8nApi {
        if (this.#api === undefined) throw new Error('n8n is not started');
        return this.#api;
    }

    /** What n8n, its workers and redis wrote about what went on here, tokens masked. */
    get log(): string {
        return readableLog(readFileSync(this.#logFile, 'utf8'));
    }

    /** Log entries in which n8n or Node complains about our package. */
    get complaints(): readonly string[] {
        return complaintsAbout(this.#options.nodes.name, this.log);
    }

    get #logFile(): string {
        return join(this.#home, 'n8n.log');
    }

    /** Resolves when n8n and all workers are ready; the first time the owner is made as well. */
    async start(): Promise<void> {
        this.#ports ??= { n8n: await freePort(), redis: await freePort() };
        const origin = `http://127.0.0.1:${this.#ports.n8n}`;
        try {
            if (this.workers > 0) await this.#startQueue(this.#ports.redis);
            const env = {
                PATH: process.env['PATH'] ?? '',
                HOME: this.#home,
                N8N_USER_FOLDER: this.#home,
                N8N_ENCRYPTION_KEY: this.#key,
                N8N_PORT: String(this.#ports.n8n),
                ...N8N_SETTINGS,
                ...(this.workers > 0 ? queueSettings(this.#ports.redis) : {}),
                ...this.#database?.settings,
                ...this.#options.env,
            };
            const main = await this.#startN8n(['start'], env);
            // Readiness alone may come before the routes exist.
            for (const path of ['/healthz/readiness', '/rest/settings']) {
                await this.#ready(main, 'n8n', () => answersJson(origin + path));
            }
            await Promise.all(
                Array.from({ length: this.workers }, (_, i) =>
                    this.#startWorker({ ...env, [WORKER_NAME]: `worker ${i + 1}` }),
                ),
            );
            if (this.#api === undefined) {
                const api = new N8nApi(origin);
                await api.setUpOwner();
                this.#api = api;
            }
            await waitFor('node types are served', () => this.#servesTypes());
        } catch (thrown) {
            await this.stop();
            throw new Error(`n8n did not start; its log ends with:\n${lastLines(this.log)}`, {
                cause: thrown,
            });
        }
    }

    /** Ends n8n, its workers and redis; workflows, credentials and the log stay. */
    async stop(): Promise<void> {
        await Promise.all(this.#processes.splice(0).map((child) => endProcess(child)));
        // Last: n8n without its queue would complain.
        if (this.#redis !== undefined) await endProcess(this.#redis);
        this.#redis = undefined;
        await this.#database?.stop();
    }

    async restart(): Promise<void> {
        await this.stop();
        await this.start();
    }

    /** Stops and removes everything. */
    async dispose(): Promise<void> {
        await this.stop();
        await this.#database?.dispose();
        removeTemporary(this.#home);
    }

    /** Most memory each process has used so far, in MB; empty where the system does not tell. */
    memory(): readonly number[] {
        return this.#processes.flatMap(({ pid }) => {
            try {
                const status = readFileSync(`/proc/${pid ?? ''}/status`, 'utf8');
                return [Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)];
            } catch {
                return [];
            }
        });
    }

    /** The old n8n says it is ready before it serves them. */
    #servesTypes(): Promise<true | undefined> {
        return this.api.send('GET', '/types/nodes.json').then(
            () => true,
            () => undefined,
        );
    }

    async #startN8n(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ChildProcess> {
        const { installed } = this.#options;
        const program = join(installed.folder, 'node_modules/n8n/bin/n8n');
        const broker = { N8N_RUNNERS_BROKER_PORT: String(await freePort()) };
        const child = this.#spawn(installed.node, [program, ...args], { ...env, ...broker });
        this.#processes.push(child);
        return child;
    }

    async #startWorker(env: Readonly<Record<string, string>>): Promise<void> {
        const port = await freePort();
        const worker = await this.#startN8n(['worker', '--concurrency=5'], {
            ...env,
            QUEUE_HEALTH_CHECK_ACTIVE: 'true',
            QUEUE_HEALTH_CHECK_PORT: String(port),
        });
        await this.#ready(worker, 'a worker', () => answersJson(`http://127.0.0.1:${port}/healthz`));
    }

    /** What n8n and its workers share. */
    async #startQueue(redisPort: number): Promise<void> {
        this.#database ??= new Postgres();
        await Promise.all([this.#database.start(), this.#startRedis(redisPort)]);
    }

    async #startRedis(port: number): Promise<void> {
        const args = `--port ${port} --bind 127.0.0.1 --appendonly no --loglevel warning --save`.split(' ');
        this.#redis = this.#spawn(await systemProgram('redis-server'), [...args, ''], {});
    }

    #spawn(command: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
        const log = openSync(this.#logFile, 'a');
        const child = startProcess(command, args, { env, cwd: this.#home, stdio: ['ignore', log, log] });
        closeSync(log);
        return child;
    }

    #ready(child: ChildProcess, name: string, ask: () => Promise<true | undefined>): Promise<true> {
        return waitFor(
            `${name} is ready`,
            () => {
                if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
                return ask();
            },
            { patienceMs: 120_000, everyMs: 150 },
        );
    }
}
