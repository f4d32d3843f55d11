import { asText } from '../../as-text.js';
import { isPlainObject } from '../../invalid-input.js';
import type { JsonSchema } from '../types.js';
import { describeInputs } from './describe.js';
import type { FieldDescription } from './types.js';

/** An input of an endpoint, and where a request carries it; a call takes all of them in one `input`. */
export interface EndpointInput extends FieldDescription {
    readonly in: 'path' | 'query' | 'body';
}

const object = (value: unknown): JsonSchema => (isPlainObject(value) ? value : {});

const list = (value: unknown): readonly JsonSchema[] =>
    Array.isArray(value) ? value.filter((one) => isPlainObject(one)) : [];

/** The one operation of the document, with the parameters that stand beside it. */
function operationOf(spec: JsonSchema): { operation: JsonSchema; parameters: readonly JsonSchema[] } {
    for (const item of Object.values(object(spec['paths']))) {
        for (const operation of Object.values(object(item))) {
            if (!isPlainObject(operation) || !('responses' in operation)) continue;
            const parameters = [...list(object(item)['parameters']), ...list(operation['parameters'])];
            return { operation, parameters };
        }
    }
    return { operation: {}, parameters: [] };
}

/** A parameter as a property: what is said of it beside its schema belongs to it all the same. */
const propertyOf = ({ schema, description }: JsonSchema): JsonSchema => ({
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    ...object(schema),
});

/**
 * The inputs of an endpoint as a form shows them, those of its path first: from the OpenAPI document that
 * `endpoint.openapi` answers. Of a document of several endpoints the first counts; one of none has no inputs. Headers and
 * cookies are left out. `path` and `keys` say where a value belongs in the `input` of `endpoint.call`.
 */
export function describeEndpoint(openapi: unknown): readonly EndpointInput[] {
    const spec = object(openapi);
    const { operation, parameters } = operationOf(spec);
    const content = Object.values(object(object(operation['requestBody'])['content']));
    // References in it begin at the document.
    const describe = (schema: JsonSchema) => describeInputs({ ...spec, ...schema });
    const inAddress = (place: 'path' | 'query'): EndpointInput[] => {
        const here = parameters.filter((one) => one['in'] === place);
        const fields = describe({
            type: 'object',
            properties: Object.fromEntries(here.map((one) => [asText(one['name']), propertyOf(one)])),
            required: here.filter((one) => one['required'] === true).map(({ name }) => name),
        });
        return fields.map((field) => ({ ...field, in: place }));
    };
    const inBody = describe(object(object(content[0])['schema']));
    const all = [
        ...inAddress('path'),
        ...inAddress('query'),
        ...inBody.map((field): EndpointInput => ({ ...field, in: 'body' })),
    ];
    // What the path takes is taken from there, though the body may list it once more.
    const seen = new Set<string>();
    return all.filter(({ path }) => !seen.has(path) && seen.add(path));
}
