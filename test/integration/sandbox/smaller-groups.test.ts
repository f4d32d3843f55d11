import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, type Fields, openClient } from './client.js';

const W = '/workspace/1';

let client: Client;

beforeAll(async () => {
    client = await openClient();
}, 60_000);

afterAll(async () => {
    await client.sandbox.close();
});

describe('realtime', () => {
    const room = (name: string): string => `realtime_channel "${name}" {
  active = true
  public_messaging = {active: true, auth: true}
  private_messaging = {active: false, auth: false}
  settings = {
    anonymous_clients: false
    nested_channels  : true
    message_history  : 100
    auth_channel     : true
    presence         : true
  }
}`;

    test('a channel lives from its script to its deletion', async () => {
        const made = await client.ok('POST', `${W}/realtime/channel`, room('room/{id}'));
        expect(made).toEqual({ id: made.id, name: 'room/{id}', active: true, xanoscript: null });
        const one = `${W}/realtime/channel/${made.id}`;
        const shown = await client.ok('GET', `${one}?include_xanoscript=true`);
        expect(shown.xanoscript.value).toBe(room('room/{id}'));
        expect((await client.send('POST', `${W}/realtime/channel`, room('room/{id}'))).status).toBe(400);
        const off = room('hall/{id}').replace('active = true', 'active = false');
        expect(await client.ok('PUT', one, off)).toMatchObject({ name: 'hall/{id}', active: false });
        const page = await client.ok('GET', `${W}/realtime/channel?search=hall`);
        expect(page.items.map(({ id }) => id)).toEqual([made.id]);
        await client.ok('DELETE', one);
        expect((await client.send('GET', one)).status).toBe(404);
        const wrong = room('x').replace('100', '7');
        expect((await client.send('POST', `${W}/realtime/channel`, wrong)).status).toBe(400);
    });

    test('the settings of a workspace are replaced with their channels', async () => {
        await client.ok('POST', `${W}/realtime/channel`, room('kept'));
        await client.ok('POST', `${W}/realtime/channel`, room('dropped'));
        const before = await client.ok<{ channels: readonly Fields[] }>('GET', `${W}/realtime`);
        expect(before).toMatchObject({
            enabled: false,
            channels: [{ pattern: 'kept' }, { pattern: 'dropped' }],
        });
        const [kept] = before.channels;
        const after = await client.ok('PUT', `${W}/realtime`, {
            enabled: true,
            channels: [{ ...kept, history: 25 }, { pattern: 'new' }],
        });
        expect(after).toMatchObject({
            enabled: true,
            channels: [
                { id: kept!.id, pattern: 'kept', history: 25, presence: true },
                { pattern: 'new', history: 0 },
            ],
        });
        expect(await client.ok('GET', `${W}/realtime`)).toEqual(after);
    });
});

describe('tests', () => {
    const tested = (name: string, stack: string, expected: string): string => `function ${name} {
  input {
    decimal net
  }

  stack {
${stack}
  }

  response = $input.net

  test "works" {
    input = {net: 10, vat: 2}

    ${expected}
  }
}`;
    const EQUAL = 'expect.to_equal ($response) {\n      value = 12\n    }';
    const THROW = '    throw {\n      name = "no"\n      value = "Not today."\n    }';

    test('unit tests are those in the scripts, and run', async () => {
        for (const [name, stack, expected] of [
            ['passing', '', EQUAL],
            ['failing', THROW, EQUAL],
            ['refusing', THROW, 'expect.to_throw {\n      exception = "Not today."\n    }'],
        ] as const) {
            await client.ok('POST', `${W}/function`, tested(name, stack, expected));
        }
        const { items } = await client.ok('GET', `${W}/unit_test?obj_type=function`);
        expect(items.map(({ obj_name }) => obj_name)).toEqual(['passing', 'failing', 'refusing']);
        expect(items[0]).toMatchObject({
            name: 'works',
            obj_type: 'function',
            expect_count: 1,
            input_count: 2,
        });
        expect((await client.ok('GET', `${W}/unit_test?obj_type=task`)).items).toEqual([]);
        const run = (index: number) => client.ok('POST', `${W}/unit_test/${items[index]!.id}/run`, {});
        expect(await run(0)).toEqual({ status: 'ok', message: '', results: [] });
        expect(await run(1)).toMatchObject({ status: 'fail', results: [{ message: 'Not today.' }] });
        expect(await run(2)).toMatchObject({ status: 'ok' });
        expect((await client.send('POST', `${W}/unit_test/nothing/run`, {})).status).toBe(404);
    });

    test('a workflow test runs', async () => {
        const make = (name: string, stack: string) =>
            client.ok('POST', `${W}/workflow_test`, `workflow_test ${name} {\n  stack {\n${stack}\n  }\n}`);
        const [good, bad] = [await make('good', ''), await make('bad', THROW)];
        const run = ({ id }: Fields) => client.ok('POST', `${W}/workflow_test/${id}/run`, {});
        expect(await run(good)).toMatchObject({ status: 'ok', timing: expect.any(Number) });
        expect(await run(bad)).toMatchObject({ status: 'exception', message: 'Not today.' });
    });
});

describe('convert', () => {
    test.each([
        [
            'task',
            'task nightly {\n  description = "Cleans"\n  stack {\n  }\n}',
            { name: 'nightly', description: 'Cleans' },
        ],
        ['query', 'query "a/{id}" verb=PATCH {\n  stack {\n  }\n}', { name: 'a/{id}', verb: 'PATCH' }],
        ['stack', 'var $x1 {\n  value = 1\n}\n', {}],
    ])('%s goes to JSON and back', async (kind, script, shown) => {
        const json = await client.ok('POST', `${W}/convert/fromXS`, script);
        expect(json).toMatchObject({ kind, ...shown });
        const back = await client.ok('POST', `${W}/convert/toXS?kind=${kind}`, JSON.stringify(json));
        expect(back).toEqual({ status: 'ok', value: script, message: '' });
    });

    test('toXS makes a script of a name, and wants a kind', async () => {
        const sent = { name: 'nightly', description: 'Cleans' };
        expect((await client.send('POST', `${W}/convert/toXS`, sent)).body.message).toBe(
            'Missing param: kind',
        );
        expect(await client.ok('POST', `${W}/convert/toXS?kind=task`, sent)).toEqual({
            status: 'ok',
            value: 'task nightly {\n  description = "Cleans"\n}',
            message: '',
        });
    });

    test.each([['invalid stuff'], ['task x {'], ['var $x {\n  value = 1']])(
        '%j is refused',
        async (script) => {
            const { status, body } = await client.send('POST', `${W}/convert/fromXS`, script);
            expect([status, body.code]).toEqual([400, 'ERROR_CODE_SYNTAX_ERROR']);
        },
    );
});

describe('beta', () => {
    const JOB = `run.job testjob {
  main = {name: "testjob", input: {count: 1}}
}
---
function testjob {
  input {
  }
  stack {
  }
  response = $x1 + 1
}
`;
    const SERVICE = `workspace testservice {
}
---
api_group hello {
  canonical = "hello"
}
`;

    test('a job runs the function it names', async () => {
        const run = (body: unknown) => client.ok('POST', '/beta/ephemeral/job', body);
        expect(await run(JOB)).toMatchObject({ result: { input: { count: 1 } }, status: 'ok' });
        expect(await run({ doc: JOB, args: { count: 2 } })).toMatchObject({
            result: { input: { count: 2 } },
        });
        const lost = JOB.replace('function testjob', 'function other');
        expect((await client.send('POST', '/beta/ephemeral/job', lost)).status).toBe(400);
    });

    test('a service, what is left of it, and a snippet', async () => {
        expect(await client.ok('POST', '/beta/ephemeral/service', SERVICE)).toEqual({
            name: 'testservice',
            api_groups: [{ name: 'hello', canonical: 'hello' }],
        });
        expect(await client.ok('POST', '/beta/ephemeral/cleanup')).toEqual({});
        const path = `/beta${W}/anonymous/run`;
        const xanoscript = 'var $x1 {\n  value = 1\n}\n';
        expect(await client.ok('POST', path, { xanoscript, input: { a: 1 } })).toMatchObject({
            result: { input: { a: 1 }, branch: 'v1' },
        });
        expect((await client.send('POST', path, { xanoscript })).body.message).toBe('Missing param: input');
    });

    test('a function runs by its older address', async () => {
        const sent = { name: 'shop/best_sellers', input: null };
        expect(await client.ok('POST', `/beta${W}/function/run`, sent)).toEqual(
            await client.ok('POST', `${W}/function/run`, sent),
        );
    });
});

test('knowledge is uploaded, read and taken away by name', async () => {
    const items = [
        { name: 'tone', content: 'Be kind.', description: 'How to write' },
        { name: 'prices', content: 'In euros.', enabled: false, knowledge_type: 'fact' },
    ];
    const path = `${W}/knowledge/sync`;
    expect(await client.ok('POST', path, { items, dry_run: true })).toMatchObject({
        imported: 2,
        deleted: 0,
    });
    expect((await client.ok('GET', path)).items).toEqual([]);
    await client.ok('POST', path, { items });
    expect((await client.ok('GET', path)).items).toMatchObject(items);
    const [listed, ...others] = (await client.ok('GET', `${W}/knowledge?enabled_only=true`)).items;
    expect([listed, others]).toEqual([expect.objectContaining({ name: 'tone', enabled: true }), []]);
    expect(listed).not.toHaveProperty('content');
    const file = `${W}/knowledge/${listed!.id}/file`;
    expect(await client.ok('GET', `${file}?path=tone.md`)).toMatchObject({ content: 'Be kind.' });
    expect((await client.send('GET', `${file}?path=other.md`)).status).toBe(404);
    const left = [{ name: 'tone', content: 'Be brief.', locked: true }];
    const second = await client.ok('POST', path, { items: left, delete: true });
    expect(second).toMatchObject({
        imported: 1,
        deleted: 1,
        summary: { created: 0, updated: 1, deleted: 1 },
    });
    const third = [{ name: 'tone', content: 'Be loud.' }];
    expect(await client.ok('POST', path, { items: third })).toMatchObject({ imported: 0 });
    await client.ok('POST', path, { items: third, force: true });
    expect((await client.ok('GET', path)).items).toMatchObject(third);
});

test('the MCP documentation answers by topic', async () => {
    const start = await client.ok('GET', '/mcp_server/documentation');
    expect(start.type).toBe('start');
    expect(await client.ok('GET', '/mcp_server/documentation?type=table')).toMatchObject({ type: 'table' });
    expect((await client.send('GET', '/mcp_server/documentation?type=weather')).status).toBe(400);
});
