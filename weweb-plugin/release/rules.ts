import { posix } from 'node:path';
import { without } from '../../test/e2e/weweb/build/markers.js';
import { kilobytesIn } from './size.js';
import type { Tree } from './tree.js';

/** Finds what is wrong with a tree, in a sentence each; nothing when it is right. */
export interface Rule {
    readonly name: string;
    readonly check: (tree: Tree) => readonly string[];
}

const isCode = (path: string): boolean => /\.(?:js|vue)$/.test(path);

/** Where the engine is generated: what a page begins with, what comes later, what only the editor has. */
const isEngine = (path: string): boolean => /^src\/(?:core|parts|editor)\//.test(path);

/** Generated code is one long line, in which a text may look like anything. */
const isWritten = (path: string): boolean => isCode(path) && !isEngine(path);

const inCode = (tree: Tree, find: (text: string, path: string) => readonly string[]): string[] =>
    [...tree].filter(([path]) => isWritten(path)).flatMap(([path, text]) => find(text, path));

interface Manifest {
    readonly name?: unknown;
    readonly version?: unknown;
    readonly private?: unknown;
    readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(tree: Tree): Manifest {
    const manifest: unknown = JSON.parse(tree.get('package.json') ?? '{}');
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
}

const IMPORT = /\bfrom\s+'([^'\n]+)'|\bimport\s*\(?\s*'([^'\n]+)'/g;

function imports(text: string): string[] {
    return [...text.matchAll(IMPORT)].flatMap(([, from, bare]) => from ?? bare ?? []);
}

/** Of code that was made small: imports stand at the beginning or after a semicolon, and have no spaces. */
const ENGINE_IMPORT =
    /(?:^|;)import(?:[\w$*{][^;"']*?from)?"([^"]+)"|\bimport\((?:\/\*[^*]*\*\/)?"([^"]+)"\)/gm;

function engineImports(text: string): string[] {
    return [...text.matchAll(ENGINE_IMPORT)].flatMap(([, from, later]) => from ?? later ?? []);
}

/** What a token of Xano looks like, and what a pasted header would; what tells where to put one has no digits. */
const SECRETS = [
    /eyJ[\w-]{10,}\.[\w-]{10,}/,
    /\bBearer\s+(?=[\w.~+/-]*\d)[\w.~+/-]{20,}/,
    /-----BEGIN [A-Z ]*PRIVATE KEY/,
];

/** As it is sent: every visitor of a published app waits for the core, the parts come one by one and add up in a cache. */
const MOST_KB = [
    { folder: 'src/core', most: 45, otherwise: 'what few need belongs in engine/parts' },
    { folder: 'src/parts', most: 36, otherwise: 'look for what two parts hold alike' },
];

/** Every rule of WeWeb's import that can be told from the files. */
export const rules: readonly Rule[] = [
    {
        name: 'package.json: name, version of digits and dots, private',
        check: (tree) => {
            const { name, version, private: isPrivate } = manifestOf(tree);
            return [
                ...(name === 'xano-admin' ? [] : [`the name is ${String(name)}, not xano-admin`]),
                ...(/^\d+\.\d+\.\d+$/.test(String(version))
                    ? []
                    : [`the version ${String(version)} is not of digits and dots`]),
                ...(isPrivate === true ? [] : ['"private": true is missing']),
            ];
        },
    },
    {
        name: 'nothing is imported from outside the plugin',
        check: (tree) => {
            const dependencies = manifestOf(tree).dependencies ?? {};
            const local = Object.entries(dependencies).filter(([, range]) =>
                /^(?:file|link|workspace):/.test(range),
            );
            return [
                ...local.map(([name, range]) => `the dependency ${name} is ${range}`),
                ...inCode(tree, (text, path) =>
                    imports(text).flatMap((what) => {
                        if (!what.startsWith('.'))
                            return what in dependencies || what === 'vue'
                                ? []
                                : [`${path} imports ${what}, which is no dependency`];
                        const target = posix.join(posix.dirname(path), what);
                        return tree.has(target) ? [] : [`${path} imports ${what}, which is not released`];
                    }),
                ),
            ];
        },
    },
    {
        name: 'plain JavaScript only',
        check: (tree) => [
            ...[...tree.keys()]
                .filter((path) => /\.[cm]?tsx?$/.test(path))
                .map((path) => `${path} is TypeScript`),
            ...inCode(tree, (text, path) =>
                /<script[^>]*\blang=/.test(text) ? [`${path} has a script with a lang`] : [],
            ),
        ],
    },
    {
        name: 'blocks of the editor begin and end, and none is inside another',
        check: (tree) =>
            [...tree]
                .filter(([path]) => isCode(path))
                .flatMap(([path, text]) => {
                    try {
                        without('wwEditor', text, path);
                        return [];
                    } catch (error) {
                        return [error instanceof Error ? error.message : String(error)];
                    }
                }),
    },
    {
        name: 'the generated engine imports nothing but itself, begins with one file, and holds no marker',
        check: (tree) =>
            [...tree]
                .filter(([path]) => isEngine(path))
                .flatMap(([path, text]) => [
                    ...engineImports(text)
                        .map((what) => ({ what, target: posix.join(posix.dirname(path), what) }))
                        .filter(({ target }) => !isEngine(target) || !tree.has(target))
                        .map(({ what }) => `${path} imports ${what}, which is not of the engine`),
                    ...(path.startsWith('src/core/') && /\bfrom"[^"]+\.js"/.test(text)
                        ? [`${path} imports another file at once: a page would begin with both`]
                        : []),
                    ...(/\bimport\("/.test(text)
                        ? [
                              `${path} loads a part without the word to webpack: the editor's build would be two files`,
                          ]
                        : []),
                    ...(/ww(?:Editor|Front):(?:start|end)/.test(text) ? [`${path} holds a marker`] : []),
                ]),
    },
    {
        name: `at most ${MOST_KB.map(({ folder, most }) => `${most} KB gzip in ${folder}`).join(', ')}`,
        check: (tree) =>
            MOST_KB.flatMap(({ folder, most, otherwise }) => {
                const kilobytes = kilobytesIn(tree, folder);
                return kilobytes <= most
                    ? []
                    : [`${folder} has ${kilobytes.toFixed(1)} KB gzip: ${otherwise}`];
            }),
    },
    {
        name: 'every panel is imported where the plugin begins',
        check: (tree) => {
            const config = tree.get('ww-config.js') ?? '';
            const begin = (tree.get('src/wwPlugin.js') ?? '') + (tree.get('src/components/index.js') ?? '');
            return [...new Set(imports(config).map((path) => posix.basename(path)))]
                .filter((file) => !begin.includes(`/${file}'`))
                .map((file) => `${file} is not imported at the beginning: it would become a file of its own`);
        },
    },
    {
        name: 'the texts of the store are there',
        check: (tree) =>
            ['general', 'settings', 'collection']
                .map((name) => `src/markdown/${name}.md`)
                .filter((path) => (tree.get(path) ?? '').trim() === '')
                .map((path) => `${path} is missing or empty`),
    },
    {
        name: 'no secret',
        check: (tree) =>
            [...tree].flatMap(([path, text]) =>
                SECRETS.some((secret) => secret.test(text)) ? [`${path} holds what looks like a secret`] : [],
            ),
    },
];
