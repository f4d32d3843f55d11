import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const REPOSITORY = 'https://github.com/xano-connect/xano-connect';

/** Links from a page to files of the repository that are no pages lead to where the repository is read. */
export function pointOutside(docs) {
    const root = resolve(docs, '..');
    const outside = (href, page) => {
        if (/^([a-z]+:|#|\/)/.test(href)) return undefined;
        const [path, anchor = ''] = href.split(/(?=#)/);
        const file = join(dirname(page), path);
        if (!relative(docs, file).startsWith('..') || !existsSync(file)) return undefined;
        const kind = statSync(file).isDirectory() ? 'tree' : 'blob';
        return `${REPOSITORY}/${kind}/main/${relative(root, file)}${anchor}`;
    };
    return (md) => {
        md.core.ruler.push('point-outside', ({ tokens, env }) => {
            const links = tokens
                .flatMap(({ children }) => children ?? [])
                .filter(({ type }) => type === 'link_open');
            for (const link of links) {
                const href = outside(link.attrGet('href') ?? '', env.path);
                if (href !== undefined) link.attrSet('href', href);
            }
        });
    };
}
