import * as z from 'zod/mini';
import { XanoError } from '../../errors.js';
import { defineComposite } from '../../operation.js';
import type { RunContext } from '../../operation.js';
import { pollUntil } from '../../poll.js';
import { redactText } from '../../redact.js';
import { whole } from '../fields.js';
import { buildShape, ENVIRONMENTS } from '../hosting/shapes.js';
import { newBuild, staticHostBuildOperations } from '../hosting/static-host-build.js';

const ID = 'staticHostBuild.deploy';

/** choice: as often as Xano's own pages ask feels quick; later questions are rarer. */
const INTERVAL_MS = 2000;
/** choice: Xano's own command line waits as long for what takes minutes. */
const LIMIT_MS = 900_000;
/** What of a log is shown: its last lines say why it failed. */
const LOG_LINES = 12;
const LOG_MAX = 1200;

const input = () =>
    z.strictObject({
        ...newBuild,
        /** Put it to `prod` or `dev` once it is built. Default: it stays where Xano puts a new build, which is dev. */
        env: z.optional(z.literal(ENVIRONMENTS)),
        /** Milliseconds to wait for the build. Default 900,000, a quarter of an hour; 0 means no limit. */
        timeout_ms: z._default(whole(0), LIMIT_MS),
    });

type Build = z.output<ReturnType<typeof buildShape>>;

export const staticHostBuildDeploy = defineComposite({
    id: ID,
    title: 'Deploy a website',
    description:
        'Uploads a zip to a static host, waits until Xano has built it, and puts it to prod or dev. Tells its ' +
        'progress; a build that fails is an error with the end of its log.',
    effect: 'create',
    scope: null,
    input,
    output: () =>
        z.object({
            /** The build as it is in the end. */
            build: buildShape(),
            /** Where it was put; null where nothing was asked for. */
            env: z.nullable(z.literal(ENVIRONMENTS)),
            default_url: z.nullable(z.string()),
            custom_url: z.nullable(z.string()),
        }),
    run: async (context, { env, timeout_ms: maxMs, ...upload }) => {
        const { workspace_id, static_host } = upload;
        const total = env === undefined ? 2 : 3;
        context.progress({ done: 0, total });
        const { id: build_id } = await context.call(staticHostBuildOperations.create, upload);
        const at = { workspace_id, static_host, build_id };
        const build = await pollUntil<Build>({
            context,
            read: () => context.call(staticHostBuildOperations.get, at),
            isDone: ({ status }) => status === 'ok' || status === 'error',
            describe: ({ status }) => status,
            step: { done: 1, total },
            intervalMs: INTERVAL_MS,
            maxMs,
            hint: `xano.staticHostBuild.get({ static_host: "${static_host}", build_id: ${build_id} }) shows how far it is. Raise timeout_ms to wait longer.`,
        });
        if (build.status === 'error') throw failedBuild(build, context);
        context.progress({ done: 2, total });
        if (env === undefined) return { build, env: null, default_url: null, custom_url: null };
        const { default_url = null, custom_url = null } = await context.call(
            staticHostBuildOperations.setEnv,
            { ...at, env },
        );
        context.progress({ done: 3, total });
        return { build, env, default_url, custom_url };
    },
});

function failedBuild({ id, name, log }: Build, { own }: RunContext): XanoError {
    const end = endOf(log, own.link.token);
    return new XanoError({
        kind: 'validation',
        path: 'file',
        message: `Xano could not build "${name}" (id ${id}).${end === '' ? '' : ` Its log ends:\n${end}`}`,
        hint: 'Correct what the log names, and deploy again. xano.staticHostBuild.get shows the whole log.',
    });
}

/** The last lines, masked before they are cut: half a secret is not known as one. */
function endOf(log: string, token: string): string {
    const lines = redactText(log.trimEnd().slice(-4 * LOG_MAX), [token]).split('\n');
    return lines.slice(-LOG_LINES).join('\n').slice(-LOG_MAX);
}
