import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = 'core/src';

test('one file alone imports the SDK, so that its next line is a change of one file', () => {
    const importing = readdirSync(ROOT, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => readFileSync(file, 'utf8').includes("'@modelcontextprotocol/"));
    expect(importing).toEqual([join(ROOT, 'node/mcp/sdk-session.ts')]);
});
