import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { callFormsPage } from '../../../docs/generate/call-forms.js';

test('docs/call-forms.md is what `npm run docs` writes', async () => {
    const page = await callFormsPage();
    expect(readFileSync('docs/call-forms.md', 'utf8')).toBe(page);
    expect(page).not.toMatch(/127\.0\.0\.1|localhost|SANDBOX/);
}, 60_000);
