import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { facts } from '../../contract/facts.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.js';

const OFFICIAL = facts.filter(({ since }) => since === undefined);
const NEWER = facts.filter(({ since }) => since !== undefined);

interface Address {
    readonly method: string;
    readonly path: string;
    readonly base?: string;
}

const address = ({ method, path, base }: Address): string =>
    `${method} ${base === 'account' ? '/account' : ''}${path}`;

/** Account routes belong to another host, so no instance lists them. */
const ofInstance = (all: typeof facts): readonly string[] =>
    all
        .filter(({ base }) => base === undefined)
        .map(address)
        .sort();

const RANDOM_ID = '987654321';

/** Asks without a body for things that are not there: whatever comes, it is not that the route is unknown. */
async function answers(sandbox: Sandbox, fact: Address): Promise<{ status: number; message: unknown }> {
    const root = fact.base === 'account' ? `${sandbox.origin}/account/api:meta` : sandbox.metaUrl;
    const path = fact.path.replaceAll('{workspace_id}', '1').replaceAll(/\{\w+\}/g, RANDOM_ID);
    const response = await fetch(root + path, {
        method: fact.method,
        headers: { authorization: `Bearer ${sandbox.tokens.full}` },
    });
    const text = await response.text();
    if (response.headers.get('content-type')?.startsWith('application/json') !== true)
        return { status: response.status, message: '' };
    const body = JSON.parse(text) as { message?: unknown } | null;
    return { status: response.status, message: body?.message };
}

async function listed(sandbox: Sandbox): Promise<ReadonlyMap<string, string>> {
    const response = await fetch(`${sandbox.origin}/apispec:meta?type=json`);
    const { paths } = (await response.json()) as {
        paths: Readonly<Record<string, Readonly<Record<string, { description?: string }>>>>;
    };
    return new Map(
        Object.entries(paths).flatMap(([path, item]) =>
            Object.entries(item).map(([method, { description }]) => [
                `${method.toUpperCase()} ${path}`,
                description ?? '',
            ]),
        ),
    );
}

const UNKNOWN = 'Unable to locate request.';

describe.each([
    ['the newest instance', {}, facts, []],
    ['an instance of January 2026', { older: true }, OFFICIAL, NEWER],
] as const satisfies readonly (readonly [string, SandboxOptions, typeof facts, typeof facts])[])(
    '%s',
    (_, options, served, unknown) => {
        let sandbox: Sandbox;

        beforeAll(async () => {
            sandbox = await startSandbox({ ...options, seed: 'empty' });
        }, 60_000);

        afterAll(async () => {
            await sandbox.close();
        });

        test('lists what the facts say it serves, and nothing else', async () => {
            expect([...(await listed(sandbox)).keys()].sort()).toEqual(ofInstance(served));
        });

        test('serves every one of them', async () => {
            const lost = [];
            // What takes a whole workspace away comes last, as the others need one.
            const ordered = served.toSorted((a, b) => Number(isFatal(a)) - Number(isFatal(b)));
            for (const fact of ordered) {
                const { status, message } = await answers(sandbox, fact);
                if (message === UNKNOWN || status >= 500) lost.push(`${address(fact)}: ${status}`);
            }
            expect(lost).toEqual([]);
        });

        test('does not know the others', async () => {
            for (const fact of unknown) {
                const got = { of: address(fact), ...(await answers(sandbox, fact)) };
                expect(got).toEqual({ of: address(fact), status: 404, message: UNKNOWN });
            }
        });
    },
);

const isFatal = ({ method, path }: Address): boolean =>
    method === 'DELETE' && path === '/workspace/{workspace_id}';

test('every scope that is documented is asked for', async () => {
    const sandbox = await startSandbox({ seed: 'empty' });
    const descriptions = await listed(sandbox);
    const wrong = [];
    let checked = 0;
    for (const fact of facts.filter(({ scope }) => scope !== null)) {
        const [, name = '', level = ''] =
            /^(?:Instance|Workspace) ?([\w ]+): (\w+)$/.exec(fact.scope ?? '') ?? [];
        const said = (descriptions.get(address(fact)) ?? '').toLowerCase();
        const wanted = `:${name.replaceAll(' ', '').toLowerCase()} ${level.toLowerCase()}`;
        checked += Number(name !== '');
        if (name !== '' && !said.endsWith(wanted))
            wrong.push(`${address(fact)}: ${fact.scope} is not ${said}`);
    }
    await sandbox.close();
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(100);
});
