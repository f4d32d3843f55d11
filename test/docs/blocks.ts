import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fenced block of a page. */
export interface Block {
    /** From the root of the checkout. */
    readonly file: string;
    readonly line: number;
    readonly language: string;
    readonly text: string;
    /** Heading it stands under. */
    readonly heading: string;
    /** What the comment `<!-- example: ... -->` above it says: why it is not tried. */
    readonly excuse: string | undefined;
}

const FENCE = /^( *)```(\S*)/;
const EXCUSE = /^<!-- example: (.+) -->$/;

export const placeOf = ({ file, line }: Block): string => `${file}:${line}`;

/** Every page people read; what TypeDoc writes is made of sources the compiler has seen. */
export function pagesOf(root: string): readonly string[] {
    const folder = (name: string): string[] =>
        readdirSync(join(root, name))
            .filter((file) => file.endsWith('.md'))
            .map((file) => `${name}/${file}`);
    return [
        'README.md',
        'core/README.md',
        ...['docs', 'docs/start', 'docs/guides', 'docs/reference'].flatMap(folder),
    ];
}

export function blocksOf(root: string, file: string): readonly Block[] {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const blocks: Block[] = [];
    let heading = '';
    let excuse: string | undefined;
    for (let at = 0; at < lines.length; at++) {
        const text = lines[at] ?? '';
        const [, indent = '', language] = FENCE.exec(text) ?? [];
        if (language === undefined) {
            heading = /^#+ (.+)$/.exec(text)?.[1] ?? heading;
            if (text !== '') excuse = EXCUSE.exec(text)?.[1];
            continue;
        }
        const end = lines.indexOf(`${indent}\`\`\``, at + 1);
        if (end === -1) throw new Error(`${file}:${at + 1}: the block has no end`);
        const inner = lines.slice(at + 1, end).map((line) => line.slice(indent.length));
        blocks.push({ file, line: at + 1, language, text: inner.join('\n'), heading, excuse });
        excuse = undefined;
        at = end;
    }
    return blocks;
}
