import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { jsonOf } from './json.js';

/** A form whose fields are known only when what it belongs to is chosen, or its values as JSON. */
export interface Form {
    /** Name of the mapper's parameter; the other two are made of it: `inputs`, `inputsMode`, `inputsJson`. */
    readonly name: string;
    /** Title Case: `Inputs`. */
    readonly displayName: string;
    /** Of one field, in lower case: `input`. */
    readonly singular: string;
    /** Whose fields they are: `endpoint`. */
    readonly of: string;
    /** Method of `methods.resourceMapping`. */
    readonly fields: string;
    /** Parameters that decide which fields there are. */
    readonly dependsOn: readonly string[];
}

/** The boxes of a form: how the values are given, the fields, the JSON. */
export function formBoxes({ name, displayName, singular, of, fields, dependsOn }: Form): INodeProperties[] {
    const mode = `${name}Mode`;
    const plural = displayName.toLowerCase();
    return [
        {
            displayName: `Specify ${displayName}`,
            name: mode,
            type: 'options',
            default: 'fields',
            description: `How to give the ${plural} of the ${of}`,
            options: [
                { name: 'Using Fields Below', value: 'fields', description: `A field for each ${singular}` },
                {
                    name: 'Using JSON',
                    value: 'json',
                    description: `One object with a value for each ${singular}`,
                },
            ],
        },
        {
            displayName,
            name,
            type: 'resourceMapper',
            noDataExpression: true,
            default: { mappingMode: 'defineBelow', value: null },
            description: `The values the ${of} is given. A field left empty is not sent.`,
            displayOptions: { show: { [mode]: ['fields'] } },
            typeOptions: {
                loadOptionsDependsOn: [...dependsOn],
                resourceMapper: {
                    resourceMapperMethod: fields,
                    mode: 'add',
                    fieldWords: { singular, plural },
                    addAllFields: true,
                    supportAutoMap: true,
                    multiKeyMatch: false,
                },
            },
        },
        {
            displayName: `${displayName} as JSON`,
            name: `${name}Json`,
            type: 'json',
            default: '{}',
            description: `An object with a value for each ${singular} of the ${of}, by its name`,
            displayOptions: { show: { [mode]: ['json'] } },
        },
    ];
}

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was filled in: the editor leaves null where a field was left empty. */
const filled = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

/** Fields of the item that have the name of one of the form, which is saved with the node. */
function automatic(item: Item, schema: unknown): Values {
    const fields: readonly unknown[] = Array.isArray(schema) ? schema : [];
    const ids = new Set(fields.map((field) => (isObject(field) ? field['id'] : undefined)));
    // A workflow that was not made in the editor has no saved form.
    const wanted = Object.entries(item.json).filter(([key]) => ids.size === 0 || ids.has(key));
    return Object.fromEntries(wanted);
}

function parsed(item: Item, { name, displayName }: Form): Values {
    const box = `${displayName} as JSON`;
    const value = jsonOf(item, `${name}Json`, box) ?? {};
    if (isObject(value)) return value;
    throw new NodeOperationError(item.host.getNode(), `The parameter “${box}” holds a list`, {
        description: `Write one object with a value for each name, such as {"days": 7}.`,
        itemIndex: item.index,
    });
}

/** The values a form gives for an item, by the name of the field. @throws NodeOperationError where its JSON is no object. */
export function formValues(item: Item, form: Form): Values {
    if (item.value(`${form.name}Mode`) === 'json') return parsed(item, form);
    const { mappingMode, schema } = item.collection(form.name);
    if (mappingMode === 'autoMapInputData') return automatic(item, schema);
    // Asked for by this name, n8n checks the values against the saved form and converts them.
    const values: unknown = item.host.getNodeParameter(`${form.name}.value`, item.index, null);
    return isObject(values) ? filled(values) : {};
}
