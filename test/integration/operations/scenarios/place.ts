import { expect } from '@jest/globals';
import type { Xano } from 'xano-connect';
import { refusalOf } from '../bench.js';

/** A function with a unit test that passes and one that does not, and a workflow test. */
export const TESTED = `function "shop/order_total" {
  input {
    int order_id
  }

  stack {
  }

  response = 30

  test "adds up" {
    input = {order_id: 1}
    expect.to_equal ($response) {
      value = 30
    }
  }

  test "refuses nothing" {
    expect.to_throw
  }
}
---
workflow_test orders {
  stack {
  }
}
`;

type Anywhere = Readonly<Record<string, unknown>>;

/** The operations of one kind of place, whichever it is: `Only` is what names it, alone and beside other fields `At`. */
interface Place<Only, At> {
    readonly env: {
        keys(at: Only): Promise<string[]>;
        getAll(at: Only): Promise<unknown>;
        setAll(input: At & { envs: Record<string, string>; confirm: true }): Promise<unknown>;
        get(input: At & { env_name: string }): Promise<unknown>;
        set(input: At & { env_name: string; env: { value: string } }): Promise<unknown>;
        delete(input: At & { env_name: string; confirm: true }): Promise<unknown>;
    };
    readonly license: {
        get(at: Only): Promise<unknown>;
        set(input: At & { value: Anywhere; confirm: true }): Promise<unknown>;
    };
    readonly unitTest: {
        list(input: At & { obj_type: string }): ReturnType<Xano['unitTest']['list']>;
        run(input: At & { unit_test_id: string }): ReturnType<Xano['unitTest']['run']>;
    };
    readonly workflowTest: {
        list(at: At): ReturnType<Xano['workflowTest']['list']>;
        run(input: At & { workflow_test_id: number }): ReturnType<Xano['workflowTest']['run']>;
    };
}

/** Variables, licence and tests of a tenant or of the sandbox that holds `TESTED`. */
export async function placeScenario<Only, At>(place: Place<Only, At>, at: Only & At): Promise<void> {
    const { env, license, unitTest, workflowTest } = place;
    await env.setAll({ ...at, envs: { REGION: 'eu', OLD: 'x' }, confirm: true });
    await env.set({ ...at, env_name: 'STRIPE_KEY', env: { value: 'made-up' } });
    await env.delete({ ...at, env_name: 'OLD', confirm: true });
    expect(await env.keys(at)).toEqual(['REGION', 'STRIPE_KEY']);
    expect(await env.getAll(at)).toEqual({ REGION: 'eu', STRIPE_KEY: 'made-up' });
    expect(await env.get({ ...at, env_name: 'REGION' })).toEqual({ name: 'REGION', value: 'eu' });
    expect(await refusalOf(env.get({ ...at, env_name: 'OLD' }))).toMatchObject({ kind: 'not-found' });

    const licence = { tier: 'tier2' };
    await license.set({ ...at, value: licence, confirm: true });
    expect(await license.get(at)).toEqual(licence);

    const { items: tests } = await unitTest.list({ ...at, obj_type: 'function' });
    expect(tests.map(({ name }) => name)).toEqual(['adds up', 'refuses nothing']);
    const outcomes: unknown[] = [];
    for (const { id } of tests) outcomes.push((await unitTest.run({ ...at, unit_test_id: id })).status);
    expect(outcomes).toEqual(['ok', 'fail']);

    const [flow] = (await workflowTest.list(at)).items;
    expect(flow?.name).toBe('orders');
    const { status } = await workflowTest.run({ ...at, workflow_test_id: flow?.id ?? 0 });
    expect(status).toBe('ok');
}
