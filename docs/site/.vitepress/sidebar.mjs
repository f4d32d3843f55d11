import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sections of the sidebar; a page is called as its heading calls it. */
const SECTIONS = [
    ['Start', ['start/script', 'start/n8n', 'start/weweb', 'start/ai-client']],
    ['Connect', ['n8n', 'weweb', 'proxy', 'ai-clients', 'call-forms']],
    [
        'Guides',
        [
            'guides/index',
            'guides/scopes',
            'guides/data-sources',
            'guides/searching',
            'guides/mcp-tools',
            'bulk',
            'guides/cleaning',
            'guides/request-history',
            'import-export',
            'guides/downloads',
            'guides/typed-tables',
            'guides/errors',
            'guides/rate-limits',
            'guides/mcp-troubleshooting',
            'guides/security',
        ],
    ],
];

function titleOf(file) {
    const [heading = ''] = /^# .+$/m.exec(readFileSync(file, 'utf8')) ?? [];
    return heading.slice(2);
}

export function sidebar(docs) {
    const entry = (page) => ({
        text: titleOf(join(docs, `${page}.md`)),
        link: `/${page.replace(/index$/, '')}`,
    });
    const isThere = (page) => existsSync(join(docs, `${page}.md`));
    const written = SECTIONS.map(([text, pages]) => ({ text, items: pages.filter(isThere).map(entry) }));
    const reference = {
        text: 'Reference',
        items: [
            ...['operations', 'n8n-operations', 'weweb-actions'].filter(isThere).map(entry),
            { text: 'The package', link: '/api/' },
        ],
    };
    return [...written, reference, ...resources(docs)];
}

/** The pages of the operations, in the groups of their index. */
function resources(docs) {
    const index = readFileSync(join(docs, 'operations.md'), 'utf8');
    return index
        .split(/^## /m)
        .slice(1)
        .map((section) => {
            const [text = ''] = section.split('\n');
            const links = [...section.matchAll(/^### \[(.+?)\]\((reference\/.+?)\.md\)$/gm)];
            const items = links.map(([, name, page]) => ({ text: name, link: `/${page}` }));
            return { text, collapsed: true, items };
        })
        .filter(({ items }) => items.length > 0);
}
