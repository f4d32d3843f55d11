import { buildPackages, pagesServer } from '../child.js';
import type { Figure, Group } from '../figure.js';
import { importFigures } from './import-time.js';
import { memoryFigure } from './memory.js';
import { readFigures } from './read.js';
import { sizeFigures } from './size.js';

export const coreGroup: Group = async (say) => {
    say('building what is published ...');
    await buildPackages();
    const figures: Figure[] = [...(await sizeFigures()), ...(await importFigures(say))];
    const server = await pagesServer();
    try {
        figures.push(...(await readFigures(server.origin, say)), ...(await memoryFigure(server.origin, say)));
    } finally {
        await server.close();
    }
    return figures;
};
