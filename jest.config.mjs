// With a folder named, what the engine hands out is written down there, for `npm run test:canary` to search.
const isCollecting = process.env.XANO_CANARY_DIR !== undefined;

export default {
    testEnvironment: '<rootDir>/test/jest/environment.mjs',
    // One worker less than cores, the default, leaves half of a small machine idle.
    maxWorkers: '100%',
    // Milliseconds. No test waits for time to pass; on a busy machine some need more than the default of 5 s.
    testTimeout: 30_000,
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: {
        '^(\\.{1,2}/.*)\\.js$': '$1',
        '^@electric-sql/pglite(/basefs)?$': '<rootDir>/test/jest/pglite.mjs',
        '^xano-connect$': '<rootDir>/core/src/node/index.ts',
        '^xano-connect/pure$': '<rootDir>/core/src/pure/index.ts',
        '^xano-connect/pure/(.+)$': '<rootDir>/core/src/pure/$1.ts',
        '^xano-connect/browser$': '<rootDir>/core/src/browser/index.ts',
        // Its ESM files are .js in a package that does not say so, which Jest takes for CommonJS.
        '^n8n-workflow$': '<rootDir>/node_modules/n8n-workflow/dist/cjs/index.js',
        '^xano-connect/files$': '<rootDir>/core/src/node/files/index.ts',
    },
    transform: {
        '^.+\\.ts$': [
            isCollecting ? '<rootDir>/test/canary/transform.mjs' : '@swc/jest',
            { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
        ],
    },
    testMatch: ['<rootDir>/test/{unit,integration,contract}/**/*.test.ts'],
    modulePathIgnorePatterns: ['<rootDir>/core/dist'],
    ...(isCollecting && {
        globalSetup: '<rootDir>/test/canary/prepare.mjs',
        setupFilesAfterEnv: ['<rootDir>/test/canary/collect.ts'],
    }),
};
