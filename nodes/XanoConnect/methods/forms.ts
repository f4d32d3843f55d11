import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { describeEndpoint, describeInputs } from 'xano-connect/pure/mcp';
import type { EndpointInput } from 'xano-connect/pure/mcp';
import { fieldOf } from './column-fields.js';
import type { MappedColumn } from './column-fields.js';
import { mapperField, outermost } from './form-fields.js';
import { inPanel } from './panel.js';
import type { Panel } from './panel.js';

type Fields = (panel: Panel) => Promise<ResourceMapperField[] | undefined>;

/** The fields of what is chosen in the panel; undefined while nothing is. `what` is it, and `fields` its own. */
const form = (host: ILoadOptionsFunctions, what: string, fields: string, ask: Fields) =>
    inPanel(host, async (panel): Promise<ResourceMapperFields> => {
        const found = await ask(panel);
        if (found === undefined) {
            return { fields: [], emptyFieldsNotice: `Choose ${what} from the list to see its ${fields}.` };
        }
        return { fields: found, emptyFieldsNotice: `It takes no ${fields}.` };
    });

const ofEndpoint = (input: EndpointInput): ResourceMapperField =>
    mapperField(input, input.in === 'path' ? { displayName: `${input.path} (in the path)` } : {});

/** Inputs of functions are described as columns are. */
const isColumn = (value: unknown): value is MappedColumn =>
    typeof value === 'object' && value !== null && 'name' in value && 'type' in value;

/** Methods of `methods.resourceMapping`: what an endpoint, a function or a tool can be given. */
export const forms = {
    getEndpointInputs(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
        return form(this, 'an endpoint', 'inputs', async ({ xano, options, chosen }) => {
            const apigroup_id = chosen('apiGroup');
            const api_id = chosen('endpoint');
            if (apigroup_id === undefined || api_id === undefined) return undefined;
            const document = await xano.endpoint.openapi({ apigroup_id, api_id }, options);
            return outermost(describeEndpoint(document)).map(ofEndpoint);
        });
    },

    getFunctionInputs(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
        return form(this, 'a function', 'inputs', async ({ xano, options, chosen }) => {
            const function_id = chosen('function');
            if (function_id === undefined) return undefined;
            const { input = [] } = await xano.function.get({ function_id }, options);
            return input.filter(isColumn).map((column) =>
                fieldOf(column, new Map(), {
                    required: column.required && (column.default ?? '') === '',
                    ...(column.default ? { defaultValue: column.default } : {}),
                }),
            );
        });
    },

    getToolArguments(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
        return form(this, 'a tool', 'arguments', async ({ xano, chosen }) => {
            const name = chosen('tool');
            if (name === undefined) return undefined;
            const { tool } = await xano.tools.describe(String(name));
            return outermost(tool === undefined ? [] : describeInputs(tool)).map((field) =>
                // Where it is left empty, the default workspace of the credential stands in.
                mapperField(field, field.path === 'workspace_id' ? { required: false } : {}),
            );
        });
    },
};
