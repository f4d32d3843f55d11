import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { n8nPage } from '../../../docs/generate/n8n.js';

test('docs/n8n-operations.md is what `npm run docs` writes', async () => {
    expect(readFileSync('docs/n8n-operations.md', 'utf8')).toBe(await n8nPage());
});
