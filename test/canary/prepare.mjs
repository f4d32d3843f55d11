import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Run by jest once, before its workers start: makes the folders, and has temporary files written into one of them. */
export default function prepare() {
    const folder = process.env.XANO_CANARY_DIR;
    for (const name of ['secrets', 'handed-out', 'printed', 'temporary', 'removed']) {
        mkdirSync(join(folder, name), { recursive: true });
    }
    process.env.TMPDIR = join(folder, 'temporary');
    // tsx would keep the sources of the tests there, with the tokens in them.
    process.env.TSX_DISABLE_CACHE = '1';
}
