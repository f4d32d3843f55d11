import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from '@jest/globals';

const FACTS = fileURLToPath(new URL('../../contract/facts', import.meta.url));

/** What a program that handles records may speak of, in the paths of the Metadata API. */
const OWN = /^(?:workspace|table|content|bulk|search|delete|patch|\{\w+\})$/;

let text: string;

beforeAll(async () => {
    const program = fileURLToPath(new URL('records-program.mjs', import.meta.url));
    // In a process of its own: esbuild checks classes of the platform, which are others in a test runner.
    const options = { maxBuffer: 1024 * 1024 * 16 };
    text = (await promisify(execFile)(process.execPath, ['--import', 'tsx', program], options)).stdout;
});

/** Segments of paths that only other groups have. */
function foreignSegments(): readonly string[] {
    const paths = readdirSync(FACTS).flatMap((name) => {
        const facts = JSON.parse(readFileSync(`${FACTS}/${name}`, 'utf8')) as readonly {
            readonly path: string;
        }[];
        return facts.map(({ path }) => path);
    });
    const segments = paths.flatMap((path) => path.split('/').filter((segment) => segment !== ''));
    return [...new Set(segments)].filter((segment) => !OWN.test(segment));
}

test('a program that handles records holds nothing of other groups', () => {
    expect(text).toContain('/content');
    const foreign = foreignSegments();
    expect(foreign.length).toBeGreaterThan(50);
    // Neither `application/json` nor `/api:meta`.
    const held = foreign.filter((segment) => new RegExp(`(?<![a-z])/${segment}(?![\\w:(])`).test(text));
    expect(held).toEqual([]);
    const words = ['mcp_server', 'workflow_test', 'tenant', 'XanoScript', 'listTables', 'API group'];
    expect(words.filter((word) => text.includes(word))).toEqual([]);
});

test('it is 30 KB at most, compressed', () => {
    expect(gzipSync(text).length).toBeLessThanOrEqual(30 * 1024);
});
