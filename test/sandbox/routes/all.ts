import { contentRoutes } from './content.js';
import { Router } from './router.js';
import { schemaRoutes } from './schema.js';
import { tableRoutes } from './table.js';
import { indexRoutes } from './table-index.js';

const SERVED = [...contentRoutes, ...tableRoutes, ...schemaRoutes, ...indexRoutes];

export function createRouter(): Router {
    const router = new Router();
    for (const route of SERVED) router.add(route);
    return router;
}
