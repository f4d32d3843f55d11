import type { Installed } from '../install/install.js';
import type { N8nVersion } from '../install/trees.js';
import type { NodePackage } from './package.js';
import type { XanoBench } from '../sandbox.js';
import type { CredentialRef } from './server/credentials.js';
import type { N8nServer } from './server/n8n-server.js';

/** One n8n that suites run in. */
export interface Setting {
    /** E.g. `n8n 2.41.1, queue`. */
    readonly name: string;
    readonly version: N8nVersion;
    /** 0: n8n carries workflows out itself. More: queue mode with as many workers. */
    readonly workers: number;
}

/** What a suite works with: one running n8n with our package and a credential, one sandbox. */
export interface SuiteContext {
    readonly setting: Setting;
    readonly installed: Installed;
    readonly n8n: N8nServer;
    readonly nodes: NodePackage;
    readonly bench: XanoBench;
    /** A credential that reaches the sandbox with every right, saved in n8n. */
    readonly credential: CredentialRef;
    /** Folder for pictures. */
    readonly pictures: string;
    /** Runs and reports one check; a failed one does not stop the suite. Resolves with whether it held. */
    readonly check: (name: string, work: () => void | Promise<void>) => Promise<boolean>;
}

export interface Suite {
    readonly name: string;
    /** In one sentence, for the reader. */
    readonly about: string;
    /** Settings it is not run in, where it would show nothing new. Default: run in all. */
    readonly skip?: (setting: Setting) => boolean;
    run(context: SuiteContext): Promise<void>;
}
