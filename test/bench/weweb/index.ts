import { buildForEditor } from '../../e2e/weweb/build/editor-build.js';
import { buildForFront } from '../../e2e/weweb/build/front-build.js';
import type { Group } from '../figure.js';
import { sizeFigures } from './size.js';
import { waitFigures } from './waits.js';

/** The WeWeb plugin: what it weighs, and how long a builder or a visitor waits. */
export const wewebGroup: Group = async (say) => {
    say('building the plugin for the editor and for published apps ...');
    const bundles = {
        editor: await buildForEditor(),
        front: await buildForFront('split'),
        whole: await buildForFront('whole'),
    };
    return [...(await sizeFigures(bundles, say)), ...(await waitFigures(bundles, say))];
};
