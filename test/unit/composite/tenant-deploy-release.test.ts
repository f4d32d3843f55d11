import { describe, expect, test } from '@jest/globals';
import { createClientOf, isXanoError } from 'xano-connect/pure';
import type { ProgressEvent } from 'xano-connect/pure';
import { tenantDeployRelease } from 'xano-connect/pure/operations';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Answer } from '../support/fake-runtime.js';
import { TENANT } from '../operations/rows/delivery/samples.js';

type State = Readonly<Record<string, unknown>>;

const BEFORE = '2026-01-20 10:00:00+0000';
const rests: State = { deployed_at: BEFORE, release: 'v1.3.2' };
const works: State = { ...rests, state: 'deploying' };
const arrived: State = {};

/** A tenant whose successive answers are these: read before, answer to the deployment, reads after. */
function bench(...states: readonly State[]) {
    const runtime = fakeRuntime(states.map((state): Answer => ({ json: { ...TENANT, ...state } })));
    const options = {
        instanceUrl: 'https://xabc-defg-hijk.n7.xano.io',
        accessToken: 'deploy-test-token',
        workspaceId: 7,
    };
    const xano = createClientOf({ tenant: { deployRelease: tenantDeployRelease } }, options, runtime);
    const deploy = (timeout_ms?: number, onProgress?: (event: ProgressEvent) => void) =>
        xano.tenant.deployRelease(
            {
                tenant_name: 'acme-prod',
                release_name: 'v1.4.0',
                ...(timeout_ms === undefined ? {} : { timeout_ms }),
            },
            onProgress === undefined ? {} : { onProgress },
        );
    const sent = () =>
        runtime.requests.map(({ method, url }) => `${method} ${url.replace(/^.*\/tenant/, '')}`);
    return { runtime, deploy, sent };
}

const refusalOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('deploying a release to a tenant', () => {
    test('waits until the tenant rests at another date, and tells its states', async () => {
        const { deploy, sent, runtime } = bench(rests, works, works, works, arrived);
        const events: ProgressEvent[] = [];
        expect(await deploy(undefined, (event) => events.push(event))).toEqual(TENANT);
        expect(sent()).toEqual([
            'GET /acme-prod',
            'POST /acme-prod/deploy',
            ...Array<string>(3).fill('GET /acme-prod'),
        ]);
        expect(runtime.slept).toEqual([5000, 7500]);
        const told = events.map(({ done, state }) => [done, state]);
        expect(told).toEqual([
            [0, undefined],
            [1, 'deploying'],
            [1, 'deploying'],
            [1, 'ok'],
            [2, undefined],
        ]);
    });

    test('a tenant that has not begun yet is not taken for one that is done', async () => {
        const { deploy, sent } = bench(rests, rests, rests, works, arrived);
        expect(await deploy()).toMatchObject({ release: 'v1.4.0' });
        expect(sent()).toHaveLength(5);
    });

    test('"running" is rest, and so is a tenant without a date of its deployment', async () => {
        const undated = { deployed_at: undefined, state: 'running' };
        const { deploy, sent } = bench(undated, undated, undated);
        await deploy();
        expect(sent()).toHaveLength(3);
    });

    test.each(['error', 'deploy_failed'])('%s is the end of it', async (state) => {
        const { deploy } = bench(rests, works, { ...rests, state });
        expect(await refusalOf(deploy())).toMatchObject({
            kind: 'server',
            operation: 'tenant.deployRelease',
            maybeExecuted: true,
            message: expect.stringContaining(`"acme-prod" is in state "${state}"`),
            hint: expect.stringContaining('tenant.restore'),
        });
    });

    test('says after its time limit that Xano goes on', async () => {
        const { deploy } = bench(rests, works);
        const error = await refusalOf(deploy(6000));
        expect(isXanoError(error, 'outcome-unknown')).toBe(true);
        expect(error).toMatchObject({ message: expect.stringContaining('Still "deploying"') });
    });
});
