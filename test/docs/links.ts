import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchor } from '../../docs/generate/markdown.js';

/** Code holds brackets that are no links. */
const withoutCode = (text: string): string =>
    text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, '`x`');

function anchorsOf(text: string): ReadonlySet<string> {
    const headings = [...text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/^#{1,6} (.+)$/gm)];
    return new Set(
        headings.map(([, heading = '']) =>
            anchor(
                heading
                    .replace(/\[(.+?)\]\(.+?\)/g, '$1')
                    .replace(/[`*]/g, '')
                    .replace(/\\/g, ''),
            ),
        ),
    );
}

const TARGET = /\]\(([^)\s]+)(?: "[^"]*")?\)|(?:src|href)="([^"]+)"|^\s+link: (\S+)$/gm;

/** Links that lead nowhere. Addresses elsewhere are looked at and not opened: nothing leaves this machine. */
export function linkProblems(
    root: string,
    pages: readonly string[],
): { readonly count: number; readonly problems: readonly string[] } {
    const anchors = new Map<string, ReadonlySet<string>>();
    const has = (file: string, name: string): boolean => {
        const known = anchors.get(file) ?? anchorsOf(readFileSync(join(root, file), 'utf8'));
        anchors.set(file, known);
        return known.has(name);
    };
    let count = 0;
    const problems: string[] = [];
    for (const page of pages) {
        const text = withoutCode(readFileSync(join(root, page), 'utf8'));
        for (const [, inText, inTag, inHead] of text.matchAll(TARGET)) {
            const target = inText ?? inTag ?? inHead ?? '';
            count++;
            const wrong = problemOf(root, page, target, has);
            if (wrong !== undefined) problems.push(`${page}: ${target} ${wrong}`);
        }
    }
    return { count, problems };
}

function problemOf(
    root: string,
    page: string,
    target: string,
    has: (file: string, name: string) => boolean,
): string | undefined {
    if (/^[a-z]+:/.test(target)) {
        return URL.canParse(target) && target.startsWith('https://') ? undefined : 'is no https address';
    }
    const [path = '', name] = target.split('#');
    // In the head of the landing page links are those of the site.
    const site = path.startsWith('/') ? [`docs${path}.md`, `docs${path}index.md`] : undefined;
    const candidates = site ?? [path === '' ? page : join(dirname(page), path)];
    const file = candidates.find((one) => existsSync(join(root, one)));
    if (file === undefined) return 'is not there';
    if (name === undefined || statSync(join(root, file)).isDirectory() || !file.endsWith('.md'))
        return undefined;
    return has(file, name) ? undefined : 'has no such heading';
}
