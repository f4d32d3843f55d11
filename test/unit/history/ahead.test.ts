import { describe, expect, test } from '@jest/globals';
import { pagesAhead } from '../../../core/src/ahead.js';

/** A list of `pages` pages whose answers are let go one by one, in any order. */
function list(pages: number) {
    const waiting = new Map<number, { go: () => void; fail: (error: Error) => void }>();
    const asked: number[] = [];
    const read = (page: number): Promise<unknown> => {
        asked.push(page);
        return new Promise((resolve, reject) => {
            const items = page <= pages ? [page] : [];
            waiting.set(page, {
                go: () => resolve({ curPage: page, nextPage: page < pages ? page + 1 : null, items }),
                fail: reject,
            });
        });
    };
    const settle = (page: number, error?: Error): void => {
        const one = waiting.get(page);
        if (one === undefined) throw new Error(`page ${page} was not asked for`);
        waiting.delete(page);
        if (error === undefined) one.go();
        else one.fail(error);
    };
    return { read, asked, settle, open: () => [...waiting.keys()] };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('reading pages ahead', () => {
    test('keeps the order of pages whatever the order of answers', async () => {
        const { read, settle, open } = list(9);
        const taken: unknown[] = [];
        const done = (async () => {
            for await (const page of pagesAhead({ read, inFlight: 4, operation: 'x' }))
                taken.push(...page.items);
        })();
        let most = 0;
        for (let i = 0; i < 100 && taken.length < 9; i++) {
            await turn();
            most = Math.max(most, open().length);
            const last = open().at(-1);
            if (last !== undefined) settle(last);
        }
        for (const page of open()) settle(page);
        await done;
        expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        expect(most).toBe(4);
    });

    test('asks once for a single page and at most three times past the end', async () => {
        const one = list(1);
        const read = async (page: number): Promise<unknown> => {
            const answer = one.read(page);
            one.settle(page);
            return answer;
        };
        for await (const page of pagesAhead({ read, inFlight: 4, operation: 'x' }))
            expect(page.items).toEqual([1]);
        expect(one.asked).toEqual([1]);

        const many = list(10);
        const readMany = async (page: number): Promise<unknown> => {
            const answer = many.read(page);
            many.settle(page);
            return answer;
        };
        let pages = 0;
        for await (const { items } of pagesAhead({ read: readMany, inFlight: 4, operation: 'x' }))
            pages += items.length;
        expect(pages).toBe(10);
        expect(Math.max(...many.asked)).toBeLessThanOrEqual(13);
        expect(new Set(many.asked).size).toBe(many.asked.length);
    });

    test('one in flight reads nothing ahead', async () => {
        const { read, asked, settle } = list(3);
        const pages = pagesAhead({ read, inFlight: 1, operation: 'x' });
        for (const page of [1, 2, 3]) {
            const next = pages.next();
            await turn();
            settle(page);
            expect((await next).value).toMatchObject({ curPage: page });
            expect(asked.length).toBeLessThanOrEqual(page + 1);
        }
        expect((await pages.next()).done).toBe(true);
        expect(asked).toEqual([1, 2, 3]);
    });

    test('a failure comes at its page, after what is in flight has ended', async () => {
        const { read, settle, open } = list(9);
        const taken: unknown[] = [];
        let failure: unknown;
        const done = (async () => {
            for await (const page of pagesAhead({ read, inFlight: 3, operation: 'x' }))
                taken.push(...page.items);
        })().catch((error: unknown) => {
            failure = error;
        });
        for (const page of [1, 2]) {
            await turn();
            settle(page);
        }
        await turn();
        // 3 and 4 are asked for; both fail, the later one first.
        settle(4, new Error('four'));
        await turn();
        settle(3, new Error('three'));
        await turn();
        for (const page of open()) settle(page);
        await done;
        expect(failure).toMatchObject({ message: 'three' });
        expect(taken).toEqual([1, 2]);
    });

    // The process would end by a failure that nobody looks at before its turn comes; jest hides that event from tests.
    test('a page that waits for its turn is looked after from the start', async () => {
        const { read, settle } = list(9);
        const looked = new Set<number>();
        const watched = (page: number): Promise<unknown> => {
            const answer = read(page);
            const then = answer.then.bind(answer);
            answer.then = (good, bad) => {
                if (typeof bad === 'function') looked.add(page);
                return then(good, bad);
            };
            return answer;
        };
        const pages = pagesAhead({ read: watched, inFlight: 3, operation: 'x' });
        for (const page of [1, 2]) {
            const next = pages.next();
            await turn();
            settle(page);
            await next;
        }
        // Page 3 is next, 4 only waits.
        expect([...looked]).toEqual([1, 2, 3, 4]);
        for (const page of [3, 4]) settle(page);
        await pages.return();
    });

    test('who stops early waits for what is in flight and asks for no more', async () => {
        const { read, asked, settle, open } = list(50);
        const taken: unknown[] = [];
        let ended = false;
        const done = (async () => {
            for await (const page of pagesAhead({ read, inFlight: 2, operation: 'x' })) {
                taken.push(...page.items);
                if (taken.length === 3) break;
            }
            ended = true;
        })();
        for (const page of [1, 2, 3]) {
            await turn();
            settle(page);
        }
        await turn();
        expect(ended).toBe(false);
        const before = asked.length;
        for (const page of open()) settle(page);
        await done;
        expect(asked).toHaveLength(before);
        expect(taken).toEqual([1, 2, 3]);
    });

    test.each([1, 5])('a next page out of step is a fault of the server: %s after 1', async (next) => {
        const read = (): Promise<unknown> => Promise.resolve({ nextPage: next, items: [] });
        const pages = pagesAhead({ read, inFlight: 4, operation: 'requestHistory.summary' });
        await expect(pages.next()).rejects.toMatchObject({
            kind: 'protocol',
            operation: 'requestHistory.summary',
        });
    });
});
