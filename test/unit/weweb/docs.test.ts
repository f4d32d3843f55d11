import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { wewebPage } from '../../../docs/generate/weweb.js';

test('docs/weweb-actions.md is what `npm run docs` writes', async () => {
    expect(readFileSync('docs/weweb-actions.md', 'utf8')).toBe(await wewebPage());
});
