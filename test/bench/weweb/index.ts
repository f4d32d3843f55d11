import type { Group } from '../figure.js';
import { sizeFigures } from './size.js';

/** The WeWeb plugin: what it weighs, and how long a builder or a visitor waits. */
export const wewebGroup: Group = async (say) => await sizeFigures(say);
