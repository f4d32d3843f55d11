import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { catalogue } from 'xano-connect/pure/composites';
import type { Operation } from 'xano-connect/pure';
import { readDeclarations } from '../../docs/generate/declared.js';
import { operationsPage } from '../../docs/generate/operations.js';

const declared = readDeclarations(process.cwd());

test('docs/operations.md is what `npm run docs` writes', async () => {
    expect(readFileSync('docs/operations.md', 'utf8')).toBe(await operationsPage(declared));
});

test('every input field of every operation is explained', () => {
    const silent = [...declared.operations].flatMap(([id, { fields }]) =>
        fields.filter(({ text }) => text === '').map(({ name }) => `${id}: ${name}`),
    );
    expect(silent).toEqual([]);
    expect(Object.values(catalogue).flatMap((one) => Object.values<Operation>(one)).length).toBeGreaterThan(
        60,
    );
});
