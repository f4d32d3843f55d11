import { buildPackages, mcpServer } from '../child.js';
import type { Figure, Group } from '../figure.js';
import { countFigures } from './counts.js';
import { cutFigures } from './cut.js';
import { leakFigures } from './leaks.js';
import { sizeFigures } from './size.js';
import { inFlightFigures, sequentialFigures } from './speed.js';

export const mcpGroup: Group = async (say) => {
    say('building what is published ...');
    await buildPackages();
    const near = await mcpServer(0);
    const far = await mcpServer(40);
    try {
        const figures: Figure[] = await sizeFigures();
        for (const measure of [sequentialFigures, countFigures, leakFigures, cutFigures]) {
            figures.push(...(await measure(near.origin, say)));
        }
        return [...figures, ...(await inFlightFigures(far.origin, say))];
    } finally {
        await near.close();
        await far.close();
    }
};
