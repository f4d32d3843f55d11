export { adaptArguments } from './adapt.js';
export { runPlan } from './run.js';
export type { AdaptContext, AdaptedCall, AdaptPlan } from './types.js';
