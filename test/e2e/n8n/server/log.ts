/** Whatever looks like a token: JSON web tokens, Authorization headers, n8n's cookie. */
const TOKENS = /eyJ[\w-]+\.[\w.-]+|(?<=\bBearer )[^\s"']+|(?<=n8n-auth=)[^;\s]+/g;

export const maskTokens = (text: string): string => text.replace(TOKENS, '[token]');

/** What a node never may cause: rejections nobody handles, and what n8n or Node is about to drop. */
const COMPLAINTS = /unhandled|uncaught|deprecat|MaxListenersExceeded|possible .*leak/i;

/** What every n8n and redis write in these tests, whatever the package does. */
const NOISE = [
    /api\.n8n\.io|A system task run failed|insights/,
    /deprecations related to your n8n setup|Python task runner|Migrations in progress|Scaling mode is not/,
    // Webhooks are called until they are there.
    /webhook "POST [\w-]+" is not registered/,
    /^\d+:(\w |signal-handler)/,
];

/** An entry begins at the margin; stack traces and objects below it are indented or closed by a bracket. */
const entriesOf = (log: string): readonly string[] => log.split(/\n(?=[^\s})\]])/);

/** The log without what every n8n writes, tokens masked. */
export const readableLog = (log: string): string =>
    entriesOf(maskTokens(log))
        .filter((entry) => entry.trim() !== '' && !NOISE.some((noise) => noise.test(entry)))
        .join('\n');

/** The entries of a log in which n8n or Node complains about a package: named, or met in the stack trace. */
export const complaintsAbout = (packageName: string, log: string): readonly string[] =>
    entriesOf(maskTokens(log)).filter((entry) => COMPLAINTS.test(entry) && entry.includes(packageName));
