import type { NodePackage } from './n8n/package.js';
import type { Report } from './report.js';

export interface TargetOptions {
    /** Takes only suites and settings whose name holds this text. */
    readonly only: string | undefined;
    /** Takes only this version of n8n. */
    readonly n8n: string | undefined;
    /** The built and packed n8n package; made when it is first asked for. */
    readonly nodes: () => Promise<NodePackage>;
    /** Shows n8n's log of each setting, also when nothing failed. */
    readonly verbose: boolean;
    /** Folder that pictures of the editor are left in. */
    readonly pictures: string;
}

/** Something that is tested for real: `npm run test:e2e -- <name>`. */
export interface Target {
    readonly name: string;
    readonly about: string;
    run(options: TargetOptions, report: Report): Promise<void>;
}
