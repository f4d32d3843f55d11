import type { INodeProperties } from 'n8n-workflow';

/** What is needed most of a table. */
export const TABLE_FIELDS = ['id', 'name', 'description', 'tag', 'auth', 'created_at', 'updated_at'] as const;

/** The same of a single one. */
export const TABLE_WITH_COLUMNS = [...TABLE_FIELDS, 'schema', 'index'] as const;

export const tableName: INodeProperties = {
    displayName: 'Name',
    name: 'tableName',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. customers',
    description: 'Name of the table',
};

/** Entries of the Options collection that describe a table. */
export const tableSettings: readonly INodeProperties[] = [
    {
        displayName: 'Authentication',
        name: 'auth',
        type: 'boolean',
        default: false,
        description: 'Whether users log in by this table',
    },
    {
        displayName: 'Description',
        name: 'description',
        type: 'string',
        default: '',
        description: 'What the table is for',
    },
    {
        displayName: 'Documentation',
        name: 'docs',
        type: 'string',
        typeOptions: { rows: 4 },
        default: '',
        description: 'Longer documentation of the table',
    },
    {
        displayName: 'Tags',
        name: 'tags',
        type: 'string',
        default: '',
        placeholder: 'e.g. shop, people',
        description: 'Tags of the table, separated by commas',
    },
];
