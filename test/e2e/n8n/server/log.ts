/** Whatever looks like a token: JSON web tokens, Authorization headers, n8n's cookie. */
const TOKENS = /eyJ[\w-]+\.[\w.-]+|(?<=\bBearer )[^\s"']+|(?<=n8n-auth=)[^;\s]+/g;

export const maskTokens = (text: string): string => text.replace(TOKENS, '[token]');

/** What a node never may cause: rejections nobody handles, and what n8n or Node is about to drop. */
const COMPLAINTS = /unhandled|uncaught|deprecat|MaxListenersExceeded|possible .*leak/i;

/** An entry begins at the margin; stack traces and objects below it are indented or closed by a bracket. */
const entriesOf = (log: string): readonly string[] => log.split(/\n(?=[^\s})\]])/);

/** The entries of a log in which n8n or Node complains about a package: named, or met in the stack trace. */
export const complaintsAbout = (packageName: string, log: string): readonly string[] =>
    entriesOf(maskTokens(log)).filter((entry) => COMPLAINTS.test(entry) && entry.includes(packageName));
