import type { Group } from '../figure.js';
import { memoryFigures } from './memory.js';
import { packageFigures } from './package.js';
import { patchFigures } from './patch.js';
import { toolFigures } from './tools.js';

/** The package in a real n8n, against what n8n brings along for the same work. */
export const n8nGroup: Group = async (say) => [
    ...(await packageFigures(say)),
    ...(await patchFigures(say)),
    ...(await toolFigures(say)),
    ...(await memoryFigures(say)),
];
