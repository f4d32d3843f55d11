/** Where the engine is made to show what it hands out while the tests run; see `collect.ts`. */
export const HOOKS = [
    {
        file: 'core/src/errors.ts',
        anchor: 'this.maybeExecuted = options.maybeExecuted ?? false;',
        insert: 'globalThis.canary?.error(this);',
    },
    {
        file: 'core/src/link.ts',
        anchor: 'checkOptions(options);',
        insert: 'options = globalThis.canary?.options(options, link.token) ?? options;',
    },
    {
        file: 'core/src/mcp/session/index.ts',
        anchor: 'const { maxAnswerBytes = DEFAULTS.maxAnswerBytes } = settings;',
        insert: 'logger = globalThis.canary?.logger(logger, settings.token) ?? logger;',
    },
];

/** The source with its hook in it; any other as it is. A hook that fits no more fails the run: it would see nothing. */
export function withHooks(source, filename) {
    const hook = HOOKS.find(({ file }) => filename.replaceAll('\\', '/').endsWith(`/${file}`));
    if (hook === undefined) return source;
    const { file, anchor, insert } = hook;
    if (source.split(anchor).length !== 2) {
        throw new Error(
            `test/canary/hooks.mjs: ${file} does not hold exactly one "${anchor}"; follow the code.`,
        );
    }
    return source.replace(anchor, `${anchor} ${insert}`);
}
