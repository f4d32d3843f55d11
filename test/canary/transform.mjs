import swc from '@swc/jest';
import { withHooks } from './hooks.mjs';

/** The usual transformer, with the hooks of the canary in the engine's sources. */
export default {
    createTransformer(options) {
        const usual = swc.createTransformer(options);
        return {
            ...usual,
            process: (source, filename, more) => usual.process(withHooks(source, filename), filename, more),
            processAsync: (source, filename, more) =>
                usual.processAsync(withHooks(source, filename), filename, more),
            getCacheKey: (source, filename, more) =>
                usual.getCacheKey(withHooks(source, filename), filename, more),
        };
    },
};
