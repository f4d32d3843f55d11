import { everyRequest } from './every-request.js';
import { catalogue } from './index.js';

/** Everything this package can do: the whole Metadata API, and what is made of several calls to it. */
export const wholeCatalogue = { ...everyRequest, ...catalogue };

export type WholeCatalogue = typeof wholeCatalogue;
