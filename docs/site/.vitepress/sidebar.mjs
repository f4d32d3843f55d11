import { readFileSync } from 'node:fs';
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

/** By where a page is: the pages of the operations have the resources beside them, all others the guides. */
export function sidebar(docs) {
    const entry = (page) => ({
        text: titleOf(join(docs, `${page}.md`)),
        link: `/${page.replace(/index$/, '')}`,
    });
    const written = SECTIONS.map(([text, pages]) => ({ text, items: pages.map(entry) }));
    const reference = {
        text: 'Reference',
        items: [
            ...['operations', 'n8n-operations', 'weweb-actions'].map(entry),
            { text: 'The package', link: '/api/' },
        ],
    };
    const operations = [reference, ...resources(docs)];
    return { '/reference/': operations, '/operations': operations, '/': [...written, reference] };
}

/** In the groups of their index. */
function resources(docs) {
    const index = readFileSync(join(docs, 'operations.md'), 'utf8');
    return index
        .split(/^## /m)
        .slice(1)
        .map((section) => {
            const [text = ''] = section.split('\n');
            const links = [...section.matchAll(/^### \[(.+?)\]\((reference\/.+?)\.md\)$/gm)];
            return { text, items: links.map(([, name, page]) => ({ text: name, link: `/${page}` })) };
        })
        .filter(({ items }) => items.length > 0);
}
