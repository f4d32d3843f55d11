import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf } from './blocks.js';
import type { Block } from './blocks.js';

interface Manifest {
    readonly scripts?: Readonly<Record<string, string>>;
    readonly bin?: Readonly<Record<string, string>>;
}

const manifestOf = (root: string, folder: string): Manifest =>
    JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

/** Commands of npm that pages name and this project does not have. */
export function commandProblems(root: string, blocks: readonly Block[]): readonly string[] {
    const scripts = new Set(['ci', 'install', ...Object.keys(manifestOf(root, '.').scripts ?? {})]);
    const programs = new Set(['tsx', ...Object.keys(manifestOf(root, 'core').bin ?? {})]);
    return blocks.flatMap((block) => {
        const named = [...block.text.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, name = '']) => name);
        const run = [...block.text.matchAll(/\bnpx ([\w-]+)/g)].map(([, name = '']) => name);
        return [
            ...named
                .filter((name) => !scripts.has(name))
                .map((name) => `${placeOf(block)}: npm has no ${name}`),
            ...run
                .filter((name) => !programs.has(name))
                .map((name) => `${placeOf(block)}: npx finds no ${name}`),
        ];
    });
}

export function jsonProblems(blocks: readonly Block[]): readonly string[] {
    return blocks.flatMap((block) => {
        try {
            JSON.parse(block.text);
            return [];
        } catch (error) {
            return [`${placeOf(block)}: ${String(error)}`];
        }
    });
}
