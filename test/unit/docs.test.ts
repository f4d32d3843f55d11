import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { panels } from '../../weweb-plugin/engine/panels.js';
import { exampleOf } from '../../docs/generate/example.js';
import { INTENTS } from '../../docs/generate/intents.js';
import { resources } from '../../docs/generate/reference.js';
import { requestOf } from '../../docs/generate/resource-page.js';
import { N8N, WEWEB, WITHOUT } from '../../docs/generate/surfaces.js';

const operations = resources.flatMap(([, all]) => all);
const ids = operations.map(({ id }) => id);
const unknownTo = (known: readonly string[]) => (name: string) => !known.includes(name);

test('every operation is shown by a call', () => {
    const without = operations.filter((one) => exampleOf(one, requestOf(one.id)).typescript === undefined);
    // What is made of several calls has its input in docs/generate/composite-examples.ts.
    expect(without.map(({ id }) => id)).toEqual([]);
    expect(ids.length).toBeGreaterThan(300);
});

test('what n8n and WeWeb offer is said to be operations that there are', () => {
    const named = [...Object.values(N8N), ...Object.values(WEWEB)].flat();
    expect([...named, ...INTENTS.flatMap(([, ...of]) => of)].filter(unknownTo(ids))).toEqual([]);
});

test('every action of the WeWeb plugin is named with its operations', () => {
    const actions = panels.map(({ name }) => name.replace(' | ', ': '));
    const named = [...Object.keys(WEWEB), ...WITHOUT];
    expect(actions.filter(unknownTo(named))).toEqual([]);
    expect(Object.keys(WEWEB).filter(unknownTo(actions))).toEqual([]);
});

test('every kind of error has its place in the guide', () => {
    const [, union = ''] =
        /export type XanoErrorKind =([^;]+);/.exec(readFileSync('core/src/errors.ts', 'utf8')) ?? [];
    const kinds = [...union.matchAll(/'([a-z-]+)'/g)].map(([, kind = '']) => kind);
    const guide = readFileSync('docs/guides/errors.md', 'utf8');
    expect(kinds.length).toBeGreaterThan(10);
    expect(kinds.filter((kind) => !guide.includes(`\n### ${kind}\n`))).toEqual([]);
});
