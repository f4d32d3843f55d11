import tseslint from 'typescript-eslint';

// What the pure part may not touch; the n8n verification scan refuses most of these in a bundle, and a browser
// or an n8n worker lacks the rest. `core/tsconfig.pure.json` proves the same by type.
const impureGlobals = [
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'clearImmediate',
    'queueMicrotask',
    'process',
    'global',
    'globalThis',
    'window',
    'self',
    'console',
    'Buffer',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'AbortController',
    'fetch',
    'crypto',
    'atob',
    'btoa',
    'performance',
    '__dirname',
    '__filename',
    'eval',
];

export default tseslint.config(
    {
        ignores: [
            '**/dist/**',
            '**/node_modules/**',
            'coverage/**',
            'xano-tables.d.ts',
            'weweb-plugin/src/{core,parts,editor}/**',
        ],
    },
    {
        files: ['**/*.ts'],
        extends: [...tseslint.configs.strictTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/restrict-template-expressions': [
                'error',
                { allowNumber: true, allowBoolean: true },
            ],
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
            '@typescript-eslint/consistent-type-imports': 'error',
            // Taking a member out of an object by naming it beside the rest is not a forgotten variable.
            '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
            'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
        },
    },
    {
        files: ['core/src/**/*.ts'],
        ignores: ['core/src/node/**', 'core/src/browser/**'],
        rules: {
            'no-restricted-globals': ['error', ...impureGlobals],
            'no-restricted-imports': [
                'error',
                {
                    patterns: [
                        {
                            group: ['node:*', 'axios', 'yaml', '@modelcontextprotocol/*'],
                            message: 'The pure part has no effects.',
                        },
                        { group: ['**/node/*', '**/browser/*'], message: 'Imports point downwards only.' },
                        {
                            regex: '^zod$',
                            message: 'Only zod/mini: the classic build is too big for bundles.',
                        },
                    ],
                },
            ],
        },
    },
    {
        // What runs inside n8n: compiled with its own settings, since its package is CommonJS once bundled.
        files: [
            'nodes/**/*.ts',
            'credentials/**/*.ts',
            'test/{unit,integration}/n8n/**/*.ts',
            'docs/generate/n8n.ts',
        ],
        languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.nodes.json' } },
    },
    {
        files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
        rules: {
            // The verification of n8n refuses them; what is needed comes through n8n's helpers.
            'no-restricted-globals': ['error', ...impureGlobals.filter((name) => name !== 'Buffer')],
        },
    },
    {
        // An app over the built package. Linted over the sources, like all the rest: linting needs no build.
        files: ['examples/typescript-app/**/*.ts'],
        languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.json' } },
    },
    {
        files: ['test/**/*.ts'],
        rules: {
            // Tests read answers whose shape is what they check.
            '@typescript-eslint/no-unsafe-assignment': 'off',
            '@typescript-eslint/no-unsafe-member-access': 'off',
            '@typescript-eslint/no-unsafe-argument': 'off',
            '@typescript-eslint/no-non-null-assertion': 'off',
        },
    },
);
