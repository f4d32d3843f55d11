import * as z from 'zod/v4';
import type { N8nApi } from './api.js';
import type { CredentialRef } from './credentials.js';

/** Which parameter of which node is filled in, with what chosen before. */
export interface Lookup {
    readonly type: string;
    readonly version?: number;
    /** Of the parameter, e.g. `parameters.table`. */
    readonly path: string;
    readonly methodName: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly credentials: CredentialRef;
}

const listed = z.object({
    results: z.array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) })),
    paginationToken: z.unknown(),
});

const field = z.looseObject({
    id: z.string(),
    displayName: z.string(),
    required: z.boolean(),
    type: z.string().optional(),
});
const mapped = z.looseObject({ fields: z.array(field), emptyFieldsNotice: z.string().optional() });

const options = z.array(
    z.looseObject({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }),
);

const base = '/rest/dynamic-node-parameters';

const question = ({ type, version = 1, path, methodName, parameters, credentials }: Lookup) => ({
    path,
    methodName,
    nodeTypeAndVersion: { name: type, version },
    currentNodeParameters: parameters,
    credentials,
});

/** What a resource locator offers under "From List". */
export const searchList = (
    api: N8nApi,
    lookup: Lookup,
    { filter, paginationToken }: { readonly filter?: string; readonly paginationToken?: unknown } = {},
): Promise<z.output<typeof listed>> =>
    api.call(listed, 'POST', `${base}/resource-locator-results`, {
        ...question(lookup),
        filter,
        paginationToken,
    });

/** The columns a resource mapper shows. */
export const mapperFields = (api: N8nApi, lookup: Lookup): Promise<z.output<typeof mapped>> =>
    api.call(mapped, 'POST', `${base}/resource-mapper-fields`, question(lookup));

/** The options of a drop-down that is filled by a method. */
export const loadOptions = (api: N8nApi, lookup: Lookup): Promise<z.output<typeof options>> =>
    api.call(options, 'POST', `${base}/options`, question(lookup));
