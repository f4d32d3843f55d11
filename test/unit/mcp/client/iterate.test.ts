import { describe, expect, test } from '@jest/globals';
import { ClientBench, errorOf } from './bench.js';

const at = { workspace_id: 1, table_id: 5 };
const ROWS = Array.from({ length: 23 }, (_, i) => ({ id: i + 1 }));

interface Asked {
    readonly page?: number;
    readonly per_page?: number;
}

/** Pages as Xano makes them. */
const paged = ({ page = 1, per_page = 50 }: Asked) => ({
    items: ROWS.slice((page - 1) * per_page, page * per_page),
    nextPage: page * per_page < ROWS.length ? page + 1 : null,
});

const bench = () => new ClientBench({ answers: { getTableContent: paged, searchTableContent: paged } });

async function idsOf(items: AsyncIterable<unknown>): Promise<number[]> {
    const ids: number[] = [];
    for await (const item of items) ids.push((item as { id: number }).id);
    return ids;
}

const from = (first: number): number[] => ROWS.map(({ id }) => id).filter((id) => id >= first);

describe('iterateTool', () => {
    test.each([
        [{ per_page: 10 }, 1],
        [{ limit: 10 }, 1],
        [{ limit: 10, offset: 0 }, 1],
        [{ limit: 10, offset: 10 }, 11],
        [{ limit: 10, offset: 13 }, 14],
        [{ limit: '5', offset: '7' }, 8],
        [{ per_page: 4, offset: 6 }, 7],
        [{ offset: 3 }, 4],
        [{ page: 2, per_page: 10 }, 11],
        [{ page: 2, limit: 10 }, 11],
        [{ offset: 40 }, 99],
    ])('%j: every record from there on, once', async (args, first) => {
        expect(await idsOf(bench().xano.iterateTool('getTableContent', { ...at, ...args }))).toEqual(
            from(first),
        );
    });

    test('walks a form that becomes another tool', async () => {
        const { xano, calls } = bench();
        const args = {
            ...at,
            limit: 10,
            filters: { status: 'active' },
            sort: [{ field: 'id', direction: 'asc' }],
        };
        expect(await idsOf(xano.iterateTool('getTableContent', args))).toEqual(from(1));
        expect(calls.map((call) => [call.tool, call.args['page'], call.args['per_page']])).toEqual([
            ['searchTableContent', undefined, 10],
            ['searchTableContent', 2, 10],
            ['searchTableContent', 3, 10],
        ]);
    });

    test('asks for the next page only when it is wanted', async () => {
        const { xano, calls } = bench();
        for await (const item of xano.iterateTool('getTableContent', { ...at, per_page: 10 })) {
            if ((item as { id: number }).id === 10) break;
        }
        expect(calls).toHaveLength(1);
    });

    test('a list that is no page is walked whole', async () => {
        const { xano } = new ClientBench({ answers: { listWorkspaces: [{ id: 1 }, { id: 2 }] } });
        expect(await idsOf(xano.iterateTool('listWorkspaces'))).toEqual([1, 2]);
    });

    test('what is no list is refused', async () => {
        const { xano } = new ClientBench({ answers: { getWorkspace: { id: 1 } } });
        expect(await errorOf(idsOf(xano.iterateTool('getWorkspace')))).toMatchObject({ kind: 'protocol' });
    });

    test.each([
        [{ limit: 0, offset: 3 }, 'limit'],
        [{ offset: -1 }, 'offset'],
        [{ page: 2, offset: 3 }, 'offset'],
    ])('%j is refused', async (args, path) => {
        const work = idsOf(bench().xano.iterateTool('getTableContent', { ...at, ...args }));
        expect(await errorOf(work)).toMatchObject({ kind: 'validation', path });
    });

    test('a page that does not grow ends with an error, not never', async () => {
        const { xano } = new ClientBench({
            answers: { getTableContent: () => ({ items: [{ id: 1 }], nextPage: 1 }) },
        });
        expect(await errorOf(idsOf(xano.iterateTool('getTableContent', at)))).toMatchObject({
            kind: 'protocol',
        });
    });
});
