import { ApiError } from '../errors.js';
import { accountRoutes } from './account.js';
import { apiRoutes } from './api.js';
import { apiGroupRoutes } from './apigroup.js';
import { archiveRoutes } from './archive.js';
import { auditLogRoutes } from './audit-log.js';
import { betaRoutes } from './beta.js';
import { branchRoutes } from './branch.js';
import { contentRoutes } from './content.js';
import { convertRoutes } from './convert.js';
import { dataSourceRoutes } from './datasource.js';
import { fileRoutes } from './file.js';
import { functionRoutes } from './function.js';
import { historyRoutes } from './history.js';
import { KNOWN_ROUTES } from './known-routes.js';
import { logicRoutes } from './logic.js';
import { mcpDocumentationRoutes } from './mcp-documentation.js';
import { multidocRoutes } from './multidoc.js';
import { realtimeRoutes } from './realtime.js';
import type { Call, Route } from './route.js';
import { Router } from './router.js';
import { schemaRoutes } from './schema.js';
import { snippetRoutes } from './snippet.js';
import { staticHostBuildRoutes } from './static-host-build.js';
import { staticHostRoutes } from './static-host.js';
import { indexRoutes } from './table-index.js';
import { tableRoutes } from './table.js';
import { testRoutes } from './tests.js';
import { workspaceRoutes } from './workspace.js';

export const SERVED_ROUTES: readonly Route[] = [
    ...accountRoutes,
    ...snippetRoutes,
    ...workspaceRoutes,
    ...archiveRoutes,
    ...branchRoutes,
    ...dataSourceRoutes,
    ...tableRoutes,
    ...schemaRoutes,
    ...indexRoutes,
    ...contentRoutes,
    ...apiGroupRoutes,
    ...apiRoutes,
    ...functionRoutes,
    ...logicRoutes,
    ...testRoutes,
    ...realtimeRoutes,
    ...mcpDocumentationRoutes,
    ...convertRoutes,
    ...betaRoutes,
    ...multidocRoutes,
    ...fileRoutes,
    ...staticHostRoutes,
    ...staticHostBuildRoutes,
    ...historyRoutes,
    ...auditLogRoutes,
];

/** All served routes, and a 501 for every documented one that is not. */
export function createRouter(): Router {
    const router = new Router();
    for (const route of SERVED_ROUTES) router.add(route);
    for (const [path, methods] of Object.entries(KNOWN_ROUTES)) {
        for (const method of methods.split(' ')) router.add({ method, path, handler: refuse });
    }
    return router;
}

function refuse({ request: { method, path } }: Call): never {
    // choice: an honest refusal; Xano itself has no such answer.
    throw new ApiError(501, 'ERROR_CODE_NOT_IMPLEMENTED', `The sandbox does not serve ${method} ${path}.`);
}
