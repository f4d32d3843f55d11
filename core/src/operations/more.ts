import { accountMoreOperations } from './account-more.js';
import { columnAdders } from './column-adders.js';
import { deliveryOperations } from './delivery/index.js';
import { staticHostBuildOperations } from './hosting/static-host-build.js';
import { staticHostOperations } from './hosting/static-host.js';
import { indexAdders } from './index-adders.js';
import { logicOperations } from './logic/index.js';
import { snippetOperations, snippetTokenOperations } from './snippet.js';
import { workspaceMoreOperations } from './workspace-more.js';
import { betaOperations } from './xanoscript/beta.js';
import { convertOperations } from './xanoscript/convert.js';
import { knowledgeOperations } from './xanoscript/knowledge.js';
import { multidocOperations } from './xanoscript/multidoc.js';

/**
 * The rest of the Metadata API, by resource and verb: what few programs call. It stands apart from `metadataOperations`,
 * so that a bundle which never calls it does not hold it.
 */
export const moreOperations = {
    account: accountMoreOperations,
    workspace: workspaceMoreOperations,
    column: columnAdders,
    index: indexAdders,
    ...logicOperations,
    staticHost: staticHostOperations,
    staticHostBuild: staticHostBuildOperations,
    multidoc: multidocOperations,
    convert: convertOperations,
    knowledge: knowledgeOperations,
    beta: betaOperations,
    snippet: snippetOperations,
    snippetToken: snippetTokenOperations,
    ...deliveryOperations,
};
