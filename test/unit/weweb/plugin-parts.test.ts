import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { actions } from '../../../weweb-plugin/engine/actions/index.js';
import { part } from '../../../weweb-plugin/engine/parts.js';
import { ARGS, failureOf, ok, open, page, proxied } from './support/bench.js';
import type { Asked } from './support/recorder.js';

/** A proxy as far as any of the actions below asks it. */
const proxy = ({ body }: Asked) =>
    ok(
        body['operation'] === 'proxy.info'
            ? { operations: [], tables: [{ id: 1, name: 't' }], most_records: 100, most_changes: 100 }
            : page([]),
    );

const NOT_LOADED = { name: 'XanoAdminError', kind: 'connection', code: 'PART_NOT_LOADED' };

const needing = Object.values(actions).flatMap(({ code, needs = [] }) =>
    needs.map((part) => ({ code, part })),
);

test.each(needing)('$code without its part $part sends nothing', async ({ code, part }) => {
    const { mounted, asked } = await open('published', proxied, proxy);
    const file = join(mounted.parts, `${part}.js`);
    renameSync(file, `${file}.away`);
    const error = await failureOf(mounted.act(code, { ...ARGS, confirm: 't' }));
    expect(error).toMatchObject(NOT_LOADED);
    expect(error['hint']).toMatch(/reload the page/);
    expect(error['message']).toMatch(/nothing was sent/);
    expect(asked).toEqual([]);
    expect(mounted.told.variables.at(-1)).toMatchObject({ name: 'lastError', value: NOT_LOADED });
});

test('a collection that sums requests up tells so, too', async () => {
    const { mounted, asked } = await open('published', proxied, proxy);
    renameSync(join(mounted.parts, 'history.js'), join(mounted.parts, 'history.away'));
    const { error } = await mounted.plugin._fetchCollection({ config: { kind: 'requestSummary' } });
    expect(error).toMatchObject(NOT_LOADED);
    expect(asked).toEqual([]);
});

test('a part that failed is asked for again with the next call', async () => {
    const answers = [() => Promise.reject(new TypeError('Failed to fetch')), () => Promise.resolve('there')];
    const load = part('do something', () => answers.shift()?.() ?? Promise.reject(new Error('too often')));
    expect(await failureOf(load())).toMatchObject({ kind: 'connection', code: 'PART_NOT_LOADED' });
    await expect(load()).resolves.toBe('there');
});

test('what everybody uses works without any part', async () => {
    const { mounted } = await open('published', proxied, proxy);
    for (const part of new Set(needing.map((one) => one.part)))
        renameSync(join(mounted.parts, `${part}.js`), join(mounted.parts, `${part}.away`));
    await expect(mounted.act('listRecords', { tableId: 1 })).resolves.toMatchObject({ items: [] });
    await expect(mounted.act('updateRecord', ARGS)).resolves.toBeDefined();
});
