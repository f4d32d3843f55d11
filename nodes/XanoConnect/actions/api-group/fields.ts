import type { INodeProperties } from 'n8n-workflow';

/** What is needed most of an API group. */
export const API_GROUP_FIELDS = [
    'id',
    'name',
    'description',
    'branch',
    'canonical',
    'swagger',
    'tag',
    'created_at',
    'updated_at',
] as const;

/** Entries of the Options collection that set an API group up. */
export const settings: readonly INodeProperties[] = [
    {
        displayName: 'Description',
        name: 'description',
        type: 'string',
        default: '',
        description: 'What the API group is for',
    },
    {
        displayName: 'Documentation',
        name: 'docs',
        type: 'string',
        typeOptions: { rows: 4 },
        default: '',
        description: 'Longer documentation of the API group',
    },
    {
        displayName: 'Publish Documentation',
        name: 'swagger',
        type: 'boolean',
        default: true,
        description: 'Whether Xano publishes the API documentation of the group',
    },
    {
        displayName: 'Tags',
        name: 'tags',
        type: 'string',
        default: '',
        placeholder: 'e.g. shop, public',
        description: 'Tags of the API group, separated by commas',
    },
];
