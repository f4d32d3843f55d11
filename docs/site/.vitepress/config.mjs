import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sidebar } from './sidebar.mjs';
import { pointOutside } from './links.mjs';
import { slugify } from './slugify.mjs';

const docs = fileURLToPath(new URL('../..', import.meta.url));

/** The icon of the n8n node, inside the pages: the package has one place for it. */
const icon = `data:image/svg+xml;base64,${readFileSync(
    new URL('../../../icons/xanoConnect.svg', import.meta.url),
    'base64',
)}`;

// A plain object: `vitepress` itself is installed outside the checkout, and cannot be imported from here.
export default {
    lang: 'en-GB',
    title: 'Xano Connect',
    description: 'Administer Xano from n8n, from WeWeb, from code and from AI clients.',
    srcDir: '..',
    // What lies beside the pages and is none.
    srcExclude: ['site/**', 'generate/**'],
    outDir: './dist',
    cacheDir: './dist/.cache',
    // Works from any folder of any web server, and opened over `npm run docs:serve`.
    cleanUrls: false,
    lastUpdated: false,
    head: [['link', { rel: 'icon', href: icon }]],
    markdown: {
        // GitHub's, so that a link to a heading leads to it on both.
        anchor: { slugify },
        toc: { slugify },
        theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
        config: (md) => {
            md.use(pointOutside(docs));
        },
    },
    // The index is a wide table; GitHub would show what stands at the top of the file.
    transformPageData: ({ relativePath, frontmatter }) => {
        if (relativePath === 'operations.md') frontmatter.aside = false;
    },
    themeConfig: {
        logo: { src: icon, alt: '' },
        nav: [
            { text: 'Start', link: '/start/script' },
            { text: 'Guides', link: '/guides/' },
            { text: 'Operations', link: '/operations' },
            { text: 'Package', link: '/api/' },
        ],
        sidebar: sidebar(docs),
        outline: { level: [2, 3] },
        search: {
            provider: 'local',
            options: {
                miniSearch: {
                    // Ids such as `record.patchBySearch` are found by their parts, too.
                    options: {
                        tokenize: (text) =>
                            text
                                .replace(/([a-z0-9])([A-Z])/g, '$1 $2 $1$2')
                                .split(/[\s\-.,;:!?()[\]{}'"`/|<>=*_]+/u)
                                .filter((word) => word !== ''),
                    },
                    searchOptions: { fuzzy: 0.15, prefix: true, boost: { title: 6, titles: 2, text: 1 } },
                },
            },
        },
        docFooter: { prev: 'Before', next: 'Next' },
        socialLinks: [{ icon: 'github', link: 'https://github.com/xano-connect/xano-connect' }],
        footer: { message: 'MIT licence. Xano, n8n and WeWeb are trademarks of their owners.' },
    },
};
