import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createNodeRuntime, createXano, isXanoError, TransportFailure } from 'xano-connect';
import type { RequestOptions, Runtime, Xano } from 'xano-connect';
import { runTour } from '../../../examples/tour/run.js';
import type { TourResult } from '../../../examples/tour/run.js';
import type { Screen } from '../../../examples/tour/screen.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

const NAME = 'tour_clean_up';
const ignore = (): void => undefined;

let sandbox: Sandbox;
let plain: Xano;
let warnings: string[];

beforeAll(async () => {
    sandbox = await startSandbox();
    plain = clientOf(createNodeRuntime());
});

afterAll(async () => {
    await plain.close();
    await sandbox.close();
});

beforeEach(() => {
    warnings = [];
});

afterEach(async () => {
    if (await isThere()) await plain.table.delete({ table_id: NAME, confirm: true });
});

const clientOf = (runtime: Runtime): Xano =>
    createXano({
        instanceUrl: sandbox.origin,
        accessToken: sandbox.tokens.full,
        accountUrl: `${sandbox.origin}/account/api:meta`,
        workspaceId: sandbox.workspaceId,
        retries: 0,
        runtime,
    });

const isThere = async (): Promise<boolean> =>
    (await plain.table.list({ search: NAME })).items.some(({ name }) => name === NAME);

type Fate = 'refuse' | 'lose' | 'abort' | undefined;
type Meet = (request: RequestOptions) => Fate | Promise<Fate>;

/** Runs the tour with requests that never leave (`refuse`), or whose answers never come (`lose`, `abort`). */
async function tour(meet: Meet, options: { keep?: boolean; kind?: 'sandbox' | 'instance' } = {}) {
    const inner = createNodeRuntime();
    const stop = new AbortController();
    const xano = clientOf({
        ...inner,
        request: async (request) => {
            const fate = await meet(request);
            if (fate === 'refuse') throw new TransportFailure('unreachable', { sent: false });
            const response = await inner.request(request);
            if (fate === undefined) return response;
            if (fate === 'abort') stop.abort();
            throw new TransportFailure(fate === 'abort' ? 'aborted' : 'broken', { sent: true });
        },
    });
    const screen: Screen = {
        title: ignore,
        step: ignore,
        done: ignore,
        note: ignore,
        table: ignore,
        text: ignore,
        bar: (_label, _total, work) => work(ignore),
        result: ignore,
        failure: ignore,
        warning: (text) => void warnings.push(text),
    };
    const asked = {
        json: true,
        yes: true,
        rows: 20,
        table: NAME,
        via: 'rest',
        keep: false,
        ...options,
    } as const;
    const target = { xano, kind: options.kind ?? 'instance', close: () => Promise.resolve() } as const;
    try {
        return await runTour(target, asked, screen, stop.signal);
    } finally {
        await xano.close();
    }
}

async function failureOf(work: Promise<TourResult>): Promise<unknown> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!isXanoError(error)) throw new Error(`no XanoError but ${String(error)}`);
    return error;
}

const makes = ({ method, url }: RequestOptions): boolean => method === 'POST' && /\/table$/.test(url);
const reads = ({ method, url }: RequestOptions): boolean => method === 'GET' && /\/table\/\d+$/.test(url);
const adds = ({ method, url }: RequestOptions): boolean => method === 'POST' && /\/content/.test(url);
const removes = ({ method, url }: RequestOptions): boolean =>
    method === 'DELETE' && /\/table\/\d+$/.test(url);

test('a tour that goes well leaves nothing', async () => {
    expect(await tour(() => undefined)).toMatchObject({ ok: true, rows_added: 20 });
    expect([await isThere(), warnings]).toEqual([false, []]);
});

describe('what the tour made is gone', () => {
    test.each<readonly [what: string, meet: Meet, kind: string]>([
        [
            'nobody knows whether the table was made',
            (request) => (makes(request) ? 'lose' : undefined),
            'outcome-unknown',
        ],
        [
            'it was stopped while the table was made',
            (request) => (makes(request) ? 'abort' : undefined),
            'aborted',
        ],
        ['the new table cannot be read', losesFirst(reads), 'connection'],
        ['no record can be added', (request) => (adds(request) ? 'refuse' : undefined), 'connection'],
    ])('when %s', async (_what, meet, kind) => {
        const error = await failureOf(tour(meet));
        expect(error).toMatchObject({ kind });
        expect([await isThere(), warnings]).toEqual([false, []]);
    });
});

/** Loses the answer to the first such request. */
function losesFirst(is: (request: RequestOptions) => boolean): Meet {
    let left = 1;
    return (request) => (is(request) && left-- > 0 ? 'lose' : undefined);
}

describe('a clean-up that fails', () => {
    test('is told beside the failure before it', async () => {
        const meet: Meet = (request) => (adds(request) || removes(request) ? 'refuse' : undefined);
        expect(await failureOf(tour(meet))).toMatchObject({ kind: 'connection' });
        expect(warnings).toEqual([expect.stringContaining(`The table "${NAME}" may still be there`)]);
        expect(await isThere()).toBe(true);
    });

    test('is the failure where there was none', async () => {
        const error = await failureOf(tour((request) => (removes(request) ? 'refuse' : undefined)));
        expect(error).toMatchObject({ operation: 'table.delete' });
        expect(warnings).toHaveLength(1);
    });

    test('says nothing of a sandbox that Ctrl+C has ended', async () => {
        let stopped = false;
        const meet: Meet = (request) => {
            if (stopped) return 'refuse';
            stopped = makes(request);
            return stopped ? 'abort' : undefined;
        };
        await failureOf(tour(meet, { kind: 'sandbox' }));
        expect(warnings).toEqual([]);
    });
});

describe("somebody else's table", () => {
    test('of that name stops the tour, and stays', async () => {
        await plain.table.add({ name: NAME, schema: [{ name: 'id', type: 'int' }] });
        expect(await failureOf(tour(() => undefined))).toMatchObject({ kind: 'conflict' });
        expect(await isThere()).toBe(true);
    });

    test('stays when it was made a moment after the tour looked', async () => {
        const meet: Meet = async (request) => {
            if (!makes(request)) return undefined;
            await plain.table.add({ name: NAME, schema: [{ name: 'id', type: 'int' }] });
            return 'refuse';
        };
        expect(await failureOf(tour(meet))).toMatchObject({ kind: 'connection' });
        expect([await isThere(), warnings]).toEqual([true, []]);
    });
});

test('with --keep the table stays', async () => {
    await tour(() => undefined, { keep: true });
    expect(await isThere()).toBe(true);
});
