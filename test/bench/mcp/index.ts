import { buildPackages, mcpServer } from '../child.js';
import type { Figure, Group } from '../figure.js';
import { countFigures } from './counts.js';
import { cutFigures } from './cut.js';
import { leakFigures } from './leaks.js';
import { sizeFigures } from './size.js';
import { speedFigures } from './speed.js';

export const mcpGroup: Group = async (say) => {
    say('building what is published ...');
    await buildPackages();
    const figures: Figure[] = [...(await sizeFigures()), ...(await speedFigures(say))];
    const server = await mcpServer();
    try {
        for (const measure of [countFigures, leakFigures, cutFigures]) {
            figures.push(...(await measure(server.origin, say)));
        }
        return figures;
    } finally {
        await server.close();
    }
};
