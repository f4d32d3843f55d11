import type { App } from '../app.js';
import type { JsonRecord } from '../store/json.js';
import type { ApiDoc, ApigroupDoc, WorkspaceDoc } from '../store/object-kinds.js';
import { fieldSchema, isField, objectSchema } from './schema.js';

interface Entry {
    readonly path: string;
    readonly endpoint: ApiDoc;
}

/** OpenAPI of one endpoint. */
export function endpointDocument(app: App, group: ApigroupDoc, endpoint: ApiDoc): object {
    return groupDocument(app, group, [endpoint]);
}

/** OpenAPI of one API group, on its public base URL. */
export function groupDocument(app: App, group: ApigroupDoc, only?: readonly ApiDoc[]): object {
    const endpoints = only ?? app.objects.list('api', (api) => api.apigroup_id === group.id);
    return assemble(
        { title: group.name, description: group.description },
        `${app.origin()}/api:${group.canonical}`,
        endpoints.map((endpoint) => ({ path: `/${endpoint.name}`, endpoint })),
    );
}

/** One document for every group of a branch: paths carry the group's own base. */
export function workspaceDocument(app: App, workspace: WorkspaceDoc, branch: string): object {
    const groups = app.objects.list(
        'apigroup',
        (g) => g.workspace_id === workspace.id && g.branch === branch,
    );
    const entries = groups.flatMap((group) =>
        app.objects
            .list('api', (api) => api.apigroup_id === group.id)
            .map((endpoint) => ({ path: `/api:${group.canonical}/${endpoint.name}`, endpoint })),
    );
    return assemble({ title: workspace.name, description: workspace.description }, app.origin(), entries);
}

function assemble(info: JsonRecord, server: string, entries: readonly Entry[]): object {
    const paths: Record<string, Record<string, object>> = {};
    for (const { path, endpoint } of entries) {
        const item = (paths[path] ??= {});
        item[endpoint.verb.toLowerCase()] = operation(endpoint);
    }
    return {
        openapi: '3.0.2',
        info: { ...info, version: '0.0.1' },
        servers: [{ url: server }],
        components: {
            securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
        },
        paths,
    };
}

const ERRORS = {
    400: 'Input Error. Check the request payload for issues.',
    401: 'Unauthorized',
    403: 'Access denied. Additional privileges are needed access the requested resource.',
    404: 'Not Found. The requested resource does not exist.',
    429: 'Rate Limited. Too many requests.',
    500: 'Unexpected error',
};

const BODYLESS = new Set(['GET', 'HEAD', 'DELETE']);

function operation(endpoint: ApiDoc): object {
    const fields = endpoint.input.filter(isField);
    const inPath = new Set([...endpoint.name.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    const rest = fields.filter(({ name }) => !inPath.has(name));
    const inQuery = BODYLESS.has(endpoint.verb) ? rest : [];
    const inBody = BODYLESS.has(endpoint.verb) ? [] : rest;
    const parameters = [
        ...[...inPath].map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: fieldSchema(fields.find((field) => field.name === name) ?? { name: name ?? '' }),
        })),
        ...inQuery.map((field) => ({
            name: field.name,
            in: 'query',
            required: field.required === true,
            schema: fieldSchema(field),
        })),
    ];
    return {
        summary: endpoint.description === '' ? endpoint.name : endpoint.description,
        tags: endpoint.tag,
        parameters,
        ...(inBody.length === 0
            ? {}
            : { requestBody: { content: { 'application/json': { schema: objectSchema(inBody) } } } }),
        ...(endpoint.auth === false || endpoint.auth === null ? {} : { security: [{ bearerAuth: [] }] }),
        responses: {
            200: { description: 'Success!', content: { 'application/json': { schema: { type: 'object' } } } },
            ...Object.fromEntries(
                Object.entries(ERRORS).map(([status, description]) => [status, { description }]),
            ),
        },
    };
}
