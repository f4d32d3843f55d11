import { gzipSync } from 'node:zlib';
import type { Tree } from './tree.js';

/** As it is sent to a browser. */
export const kilobytes = (text: string): number => gzipSync(text).length / 1024;

/** Of a folder of a plugin, each file by itself. */
export function kilobytesIn(tree: Tree, folder: string): number {
    const texts = [...tree].filter(([path]) => path.startsWith(`${folder}/`)).map(([, text]) => text);
    return texts.reduce((all, text) => all + kilobytes(text), 0);
}
