import * as z from 'zod/mini';
import { XanoError } from '../../errors.js';
import { defineComposite } from '../../operation.js';
import { pollUntil } from '../../poll.js';
import { text, whole } from '../fields.js';
import { tenant } from '../delivery/place.js';
import { tenantShape } from '../delivery/tenant-shape.js';
import { tenantOperations } from '../delivery/tenant.js';

const ID = 'tenant.deployRelease';

/** choice: a deployment takes minutes, and each question costs one of the requests of the plan. */
const INTERVAL_MS = 5000;
/** choice: Xano's own command line waits as long for what takes minutes. */
const LIMIT_MS = 900_000;

// choice: the states of a tenant are not documented. Only what is read as work or failure in any language of
// deployments counts as such; whatever else it says, it rests.
const WORKING = /^(?!running$).*(?:ing|queued|scheduled)$/i;
const FAILED = /fail|error/i;

const input = () =>
    z.strictObject({
        ...tenant,
        /** Exact name of the release. */
        release_name: text(),
        /** Milliseconds to wait for the deployment. Default 900,000, a quarter of an hour; 0 means no limit. */
        timeout_ms: z._default(whole(0), LIMIT_MS),
    });

type Tenant = z.output<ReturnType<typeof tenantShape>>;

export const tenantDeployRelease = defineComposite({
    id: ID,
    title: 'Deploy a release to a tenant',
    description:
        'Brings a tenant to a release and waits until it is there, telling its state meanwhile. A deployment that fails ' +
        'is an error. Take a backup before: tenantBackup.create.',
    effect: 'update',
    scope: null,
    experimental: true,
    input,
    output: tenantShape,
    run: async (context, { release_name, timeout_ms: maxMs, ...at }) => {
        const total = 2;
        context.progress({ done: 0, total });
        const before = await context.call(tenantOperations.get, at);
        await context.call(tenantOperations.deploy, { ...at, release_name });
        const after = await pollUntil<Tenant>({
            context,
            read: () => context.call(tenantOperations.get, at),
            isDone: (now) =>
                FAILED.test(stateOf(now)) || (!WORKING.test(stateOf(now)) && isNewer(now, before)),
            describe: stateOf,
            step: { done: 1, total },
            intervalMs: INTERVAL_MS,
            maxMs,
            hint: `xano.tenant.get({ tenant_name: "${at.tenant_name}" }) shows its state. Raise timeout_ms to wait longer.`,
        });
        if (FAILED.test(stateOf(after))) throw failedDeployment(after, release_name);
        context.progress({ done: 2, total });
        return after;
    },
});

const stateOf = ({ state }: Tenant): string => (state === undefined || state === '' ? 'unknown' : state);

/** A tenant that rests may not have begun: it was deployed to only when its date is another one than before. */
const isNewer = (now: Tenant, before: Tenant): boolean =>
    now.deployed_at === undefined || now.deployed_at !== before.deployed_at;

const failedDeployment = (at: Tenant, release: string): XanoError =>
    new XanoError({
        kind: 'server',
        message: `The tenant "${at.name}" is in state "${stateOf(at)}" after the release "${release}" was deployed to it.`,
        hint: 'See what happened in the Xano dashboard. tenant.restore puts it back to a backup; deploying another release may, too.',
        maybeExecuted: true,
    });
