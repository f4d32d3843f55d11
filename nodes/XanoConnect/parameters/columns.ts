import type { INodeProperties, ResourceMapperTypeOptions } from 'n8n-workflow';

type Method = 'getColumns' | 'getColumnsToChange' | 'getColumnsToMatch';

interface MapperOptions {
    readonly method: Method;
    /** `map` offers neither required columns nor columns to match on: the record is chosen in a box of its own. */
    readonly mode: ResourceMapperTypeOptions['mode'];
    readonly description: string;
    readonly valuesLabel: string;
    /** Show every column at first; otherwise people add those they want. */
    readonly all?: boolean;
    /** Columns with the names of the item's fields get their values, at first. */
    readonly automatic?: boolean;
    readonly supportAutoMap?: boolean;
}

const mapper = ({ method, mode, description, valuesLabel, ...more }: MapperOptions): INodeProperties => ({
    displayName: 'Columns',
    name: 'columns',
    type: 'resourceMapper',
    noDataExpression: true,
    default: { mappingMode: more.automatic === true ? 'autoMapInputData' : 'defineBelow', value: null },
    required: true,
    description,
    typeOptions: {
        loadOptionsDependsOn: ['table.value', 'workspace.value', 'options.keepIds'],
        resourceMapper: {
            resourceMapperMethod: method,
            mode,
            valuesLabel,
            fieldWords: { singular: 'column', plural: 'columns' },
            addAllFields: more.all === true,
            supportAutoMap: more.supportAutoMap ?? true,
            multiKeyMatch: true,
            // Values are converted by the rules of the columns, which the engine knows.
            showTypeConversionOptions: false,
            matchingFieldsLabels: {
                title: 'Columns to Match On',
                description:
                    'Records whose columns have the values given are updated; best with a unique index',
                hint: '',
            },
        },
    },
});

const add = {
    method: 'getColumns',
    mode: 'add',
    valuesLabel: 'Values to Add',
    description: 'The values of the new record, by column. A column left empty gets its default.',
    all: true,
} as const;

const change = {
    method: 'getColumnsToChange',
    mode: 'map',
    valuesLabel: 'Values to Change',
    description: 'The columns to change and their new values; the others stay as they are',
} as const;

const match = {
    method: 'getColumnsToMatch',
    mode: 'upsert',
    valuesLabel: 'Values',
    description:
        'The values of the record, by column, those to match on among them. A column left empty stays as it is.',
} as const;

/** The Columns box of the operations that write records. In bulk the items mostly are the records already. */
export const columns = {
    toAdd: mapper(add),
    toAddInBulk: mapper({ ...add, automatic: true }),
    toChange: mapper(change),
    toChangeInBulk: mapper({ ...change, automatic: true }),
    /** The same for many records: items say nothing of them. */
    toChangeForAll: mapper({ ...change, supportAutoMap: false }),
    toMatch: mapper(match),
    toMatchInBulk: mapper({ ...match, automatic: true }),
} as const;
