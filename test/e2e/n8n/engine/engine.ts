import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endProcess, keep } from '../../processes.js';
import { removeTemporary, temporaryFolder } from '../../temporary.js';
import type { Installed } from '../../install/install.js';
import { complaintsAbout, maskTokens } from '../server/log.js';
import type { EngineReply, EngineRequest, EngineResult, EngineRun } from './protocol.js';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

interface Waiting {
    readonly resolve: (result: EngineResult) => void;
    readonly reject: (reason: Error) => void;
}

/**
 * n8n's engine in a process of its own, with our package loaded as n8n loads it: expressions, request helpers,
 * credentials and paired items are real; there is no server, database or editor.
 */
export class Engine {
    readonly #child: ChildProcess;
    readonly #home = temporaryFolder('engine');
    readonly #waiting = new Map<number, Waiting>();
    readonly #packageName: string;
    #log = '';
    #next = 0;

    constructor(installed: Installed, nodes: { readonly name: string; readonly folder: string }) {
        this.#packageName = nodes.name;
        this.#child = keep(
            fork(CHILD, [installed.folder, nodes.folder], {
                execPath: installed.node,
                execArgv: ['--import', 'tsx', '--trace-warnings', '--trace-deprecation'],
                stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
                env: {
                    PATH: process.env['PATH'] ?? '',
                    // Our package finds the engine's own copy of n8n-workflow, as it does in n8n.
                    NODE_PATH: join(installed.folder, 'node_modules'),
                    N8N_USER_FOLDER: this.#home,
                    N8N_ENCRYPTION_KEY: 'not a secret: nothing is kept',
                    N8N_LOG_LEVEL: 'warn',
                },
            }),
        );
        for (const stream of [this.#child.stdout, this.#child.stderr]) {
            stream?.setEncoding('utf8').on('data', (text: string) => {
                this.#log += text;
            });
        }
        this.#child.on('message', (reply: EngineReply) => this.#settle(reply));
        this.#child.once('exit', (code) => {
            for (const { reject } of this.#waiting.values()) {
                reject(new Error(`the engine ended with ${code ?? 'a signal'}:\n${this.log.slice(-2000)}`));
            }
        });
    }

    get log(): string {
        return maskTokens(this.#log);
    }

    get complaints(): readonly string[] {
        return complaintsAbout(this.#packageName, this.#log);
    }

    /** Runs one node; a node that fails resolves with its error. @throws when the engine itself cannot go on */
    run(run: EngineRun): Promise<EngineResult> {
        const id = ++this.#next;
        const request: EngineRequest = { id, run };
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve, reject });
            this.#child.send(request, (thrown) => {
                if (thrown !== null) reject(thrown);
            });
        });
    }

    async close(): Promise<void> {
        await endProcess(this.#child);
        removeTemporary(this.#home);
    }

    #settle(reply: EngineReply): void {
        const waiting = this.#waiting.get(reply.id);
        this.#waiting.delete(reply.id);
        if ('result' in reply) waiting?.resolve(reply.result);
        else waiting?.reject(new Error(`the engine cannot run this: ${reply.defect}`));
    }
}
