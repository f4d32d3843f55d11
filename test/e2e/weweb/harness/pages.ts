import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../install/install.js';
import type { Bundle } from '../build/editor-build.js';
import type { Origins } from './wire.js';

/** The plugin in every form that WeWeb may make of it. */
export interface Bundles {
    readonly editor: Bundle;
    /** Of published apps, with a file for each part of the engine. */
    readonly front: Bundle;
    /** Of published apps, in one file. */
    readonly whole: Bundle;
}

const PAGE = fileURLToPath(new URL('../page', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
};

/** What the two pages load, by path: ours, the libraries that WeWeb has, and the bundle under test. */
export async function pageFiles({ editor, front, whole }: Bundles): Promise<Origins['pages']> {
    const { folder } = await install('weweb-page');
    const ours = (name: string): string => readFileSync(join(PAGE, name), 'utf8');
    const library = (path: string): string => readFileSync(join(folder, 'node_modules', path), 'utf8');
    const shared: Readonly<Record<string, string>> = {
        '/': ours('index.html'),
        ...Object.fromEntries(
            ['style.css', 'weweb.js', 'components.js', 'harness.js'].map((name) => [`/${name}`, ours(name)]),
        ),
        '/vue.js': library('vue/dist/vue.global.js'),
        '/axios.js': library('axios/dist/axios.min.js'),
        '/lodash.js': library('lodash/lodash.min.js'),
    };
    const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        editor: { ...shared, '/manager.js': editor.code },
        app: {
            ...shared,
            '/front.js': front.code,
            ...Object.fromEntries([...front.parts].map(([name, code]) => [`/${name}`, code])),
            '/whole.js': whole.code,
        },
    };
    return (place, path) => {
        const body = own[place]?.[path];
        const type = TYPES[path === '/' ? '.html' : extname(path)] ?? 'text/plain';
        return body === undefined ? undefined : { type, body };
    };
}
