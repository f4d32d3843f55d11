import { TestEnvironment } from 'jest-environment-node';

/** What a test file gets of the worker it runs in: see pglite.mjs. */
export default class extends TestEnvironment {
    async setup() {
        await super.setup();
        this.global.pgliteOfWorker = async () => ({
            ...(await import('@electric-sql/pglite')),
            ...(await import('@electric-sql/pglite/basefs')),
        });
    }
}
