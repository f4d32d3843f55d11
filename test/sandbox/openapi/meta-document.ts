import type { Route } from '../routes/route.js';

/** OpenAPI of the Metadata API itself: what is served, and which scope it needs. */
export function metaDocument(origin: string, served: readonly Route[]): object {
    const paths: Record<string, Record<string, object>> = {};
    const add = (path: string, method: string, scope: string | undefined): void => {
        const item = (paths[path] ??= {});
        item[method.toLowerCase()] ??= {
            ...(scope === undefined ? {} : { description: `Required scope: ${scope}` }),
            parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
                name,
                in: 'path',
                required: true,
                schema: { type: 'string' },
            })),
            security: [{ bearerAuth: [] }],
            responses: { 200: { description: 'Success!' } },
        };
    };
    for (const { path, method, scope } of served) if (!path.startsWith('/account')) add(path, method, scope);
    return {
        openapi: '3.0.2',
        info: { title: 'Metadata API', version: '0.0.1', description: 'Served by the local sandbox.' },
        servers: [{ url: `${origin}/api:meta` }],
        components: { securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } } },
        paths,
    };
}
