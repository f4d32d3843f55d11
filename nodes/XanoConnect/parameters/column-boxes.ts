import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Every type a Xano column has, by the name people know it by. */
const TYPES: readonly INodePropertyOptions[] = [
    { name: 'Attachment', value: 'attachment' },
    { name: 'Audio', value: 'audio' },
    { name: 'Boolean', value: 'bool' },
    { name: 'Date', value: 'date' },
    { name: 'Decimal', value: 'decimal' },
    { name: 'Email', value: 'email' },
    { name: 'Enum', value: 'enum', description: 'One of the values listed in Enum Values' },
    { name: 'Geo Linestring', value: 'geo_linestring' },
    { name: 'Geo Multilinestring', value: 'geo_multilinestring' },
    { name: 'Geo Multipoint', value: 'geo_multipoint' },
    { name: 'Geo Multipolygon', value: 'geo_multipolygon' },
    { name: 'Geo Point', value: 'geo_point' },
    { name: 'Geo Polygon', value: 'geo_polygon' },
    { name: 'Image', value: 'image' },
    { name: 'Integer', value: 'int', description: 'Also for the ID of a record of another table' },
    { name: 'JSON', value: 'json' },
    { name: 'Object', value: 'object', description: 'Columns inside a column; they are described as JSON' },
    { name: 'Password', value: 'password', description: 'Stored as a hash' },
    { name: 'Text', value: 'text' },
    { name: 'Timestamp', value: 'timestamp' },
    { name: 'UUID', value: 'uuid' },
    { name: 'Vector', value: 'vector' },
    { name: 'Video', value: 'video' },
];

export const columnName: INodeProperties = {
    displayName: 'Name',
    name: 'columnName',
    type: 'string',
    default: '',
    placeholder: 'e.g. email',
    description: 'Name of the column',
};

export const columnType: INodeProperties = {
    displayName: 'Type',
    name: 'columnType',
    type: 'options',
    default: 'text',
    description: 'What the column holds',
    options: [...TYPES],
};

/** What can be said of a column beside name and type, under the names of these boxes. */
export const columnBox = {
    access: {
        displayName: 'Access',
        name: 'access',
        type: 'options',
        default: 'public',
        description: 'Who gets to see the column. Xano takes public.',
        options: [
            { name: 'Internal', value: 'internal' },
            { name: 'Private', value: 'private' },
            { name: 'Public', value: 'public' },
        ],
    },
    defaultValue: {
        displayName: 'Default Value',
        name: 'defaultValue',
        type: 'string',
        default: '',
        placeholder: 'e.g. 0',
        description: 'Value of records that are given none; now is the current time in a timestamp',
    },
    description: {
        displayName: 'Description',
        name: 'columnDescription',
        type: 'string',
        default: '',
        description: 'What the column holds, for people',
    },
    enumValues: {
        displayName: 'Enum Values',
        name: 'enumValues',
        type: 'string',
        default: '',
        placeholder: 'e.g. open, paid, shipped',
        description: 'The values to choose from, separated by commas; for the type Enum only',
    },
    filters: {
        displayName: 'Filters as JSON',
        name: 'columnFilters',
        type: 'json',
        default: '{}',
        description: 'Checks and changes of values, such as {"trim": true, "max": 100}',
    },
    format: {
        displayName: 'Format',
        name: 'format',
        type: 'options',
        default: 'plaintext',
        description: 'How a text is written; for the type Text only',
        options: [
            { name: 'HTML', value: 'html' },
            { name: 'Markdown', value: 'markdown' },
            { name: 'Plain Text', value: 'plaintext' },
            { name: 'XML', value: 'xml' },
            { name: 'YAML', value: 'yaml' },
        ],
    },
    index: {
        displayName: 'Index',
        name: 'addIndex',
        type: 'boolean',
        default: false,
        description: 'Whether to add an index, which makes filtering and sorting by the column fast',
    },
    children: {
        displayName: 'Inner Columns as JSON',
        name: 'children',
        type: 'json',
        default: '{}',
        description:
            'The columns inside, such as {"street": "text", "zip": {"type": "text", "required": true}}; for the type Object only',
    },
    list: {
        displayName: 'List',
        name: 'list',
        type: 'boolean',
        default: false,
        description: 'Whether the column holds a list of values instead of one',
    },
    nullable: {
        displayName: 'Nullable',
        name: 'nullable',
        type: 'boolean',
        default: false,
        description: 'Whether the value may be null. Left off, it is what Xano has for the type.',
    },
    required: {
        displayName: 'Required',
        name: 'required',
        type: 'boolean',
        default: false,
        description: 'Whether a new record must be given a value',
    },
    sensitive: {
        displayName: 'Sensitive',
        name: 'sensitive',
        type: 'boolean',
        default: false,
        description: 'Whether to mark the values as sensitive',
    },
    unique: {
        displayName: 'Unique',
        name: 'unique',
        type: 'boolean',
        default: false,
        description: 'Whether to add a unique index, so that no two records have the same value',
    },
    size: {
        displayName: 'Vector Size',
        name: 'vectorSize',
        type: 'number',
        typeOptions: { minValue: 0, numberPrecision: 0 },
        default: 0,
        description: 'How many numbers a vector has; for the type Vector only',
    },
} as const satisfies Record<string, INodeProperties>;

/** Name or id as text: in a list of columns a locator would take more room than the rest of the column. */
export const referencesText: INodeProperties = {
    displayName: 'References Table',
    name: 'references',
    type: 'string',
    default: '',
    placeholder: 'e.g. customers',
    description:
        'Name or ID of the table whose records the column points at; for the types Integer and UUID only',
};
