import { metadataOperations } from './metadata.js';
import { moreOperations } from './more.js';

/** Every operation that is one request, by resource and verb: the whole Metadata API. */
export const everyRequest = {
    ...metadataOperations,
    ...moreOperations,
    account: { ...metadataOperations.account, ...moreOperations.account },
    workspace: { ...metadataOperations.workspace, ...moreOperations.workspace },
    column: { ...metadataOperations.column, ...moreOperations.column },
    index: { ...metadataOperations.index, ...moreOperations.index },
};
