import { buildPackages } from '../child.js';
import type { Group } from '../figure.js';
import { limitFigures } from './limit.js';
import { memoryFigures } from './memory.js';
import { ownTimeFigures } from './own-time.js';
import { patchFigures } from './patch.js';

export const bulkGroup: Group = async (say) => {
    say('building what is published ...');
    await buildPackages();
    return [
        ...(await patchFigures(say)),
        ...(await memoryFigures(say)),
        ...(await ownTimeFigures(say)),
        ...(await limitFigures()),
    ];
};
