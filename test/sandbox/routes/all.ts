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
import { knowledgeRoutes } from './knowledge.js';
import { logicRoutes } from './logic.js';
import { mcpDocumentationRoutes } from './mcp-documentation.js';
import { multidocRoutes } from './multidoc.js';
import { isNewer } from './newer-routes.js';
import { newerRoutes } from './newer/index.js';
import { realtimeRoutes } from './realtime.js';
import type { Route } from './route.js';
import { Router } from './router.js';
import { schemaRoutes } from './schema.js';
import { snippetRoutes } from './snippet.js';
import { staticHostBuildRoutes } from './static-host-build.js';
import { staticHostRoutes } from './static-host.js';
import { indexRoutes } from './table-index.js';
import { tableRoutes } from './table.js';
import { testRoutes } from './tests.js';
import { workspaceRoutes } from './workspace.js';

const SERVED_ROUTES: readonly Route[] = [
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
    ...knowledgeRoutes,
    ...fileRoutes,
    ...staticHostRoutes,
    ...staticHostBuildRoutes,
    ...historyRoutes,
    ...auditLogRoutes,
    ...newerRoutes,
];

/** What an instance serves: the newest, or one of January 2026. */
export function servedRoutes(older: boolean): readonly Route[] {
    return older ? SERVED_ROUTES.filter((route) => !isNewer(route)) : SERVED_ROUTES;
}

export function createRouter(routes: readonly Route[]): Router {
    const router = new Router();
    for (const route of routes) router.add(route);
    return router;
}
