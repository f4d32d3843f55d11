import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Some of what is bundled is CommonJS and asks for Node's modules at run time. */
const REQUIRE =
    "import { createRequire as require_ } from 'node:module'; const require = require_(import.meta.url);";

/** The child and all it imports as one file, which starts quicker than its sources, in a folder of its own. */
export async function buildChild(): Promise<{ readonly folder: string; readonly file: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'xano-faults-child-'));
    const file = join(folder, 'child.mjs');
    await build({
        entryPoints: [at('child.ts')],
        outfile: file,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        banner: { js: REQUIRE },
        alias: {
            'xano-connect': at('../../../core/src/node/index.ts'),
            'xano-connect/files': at('../../../core/src/node/files/index.ts'),
        },
        logLevel: 'error',
    });
    return { folder, file };
}
