/** Families of writes, with what each allows. */
export const FAMILIES = [
    { key: 'records', label: 'Records', about: 'Create, update and delete one record at a time.' },
    {
        key: 'bulk',
        label: 'Bulk',
        about: 'Add, patch and delete many records at once, and import files of records.',
    },
    { key: 'tables', label: 'Tables', about: 'Create, change, empty and delete tables and columns.' },
    { key: 'files', label: 'Files', about: 'Upload and delete files of the workspace.' },
    {
        key: 'endpoints',
        label: 'Endpoints',
        about: 'Call endpoints of your API groups, which may change anything.',
    },
    { key: 'mcp', label: 'MCP tools', about: 'Call tools of the MCP server that change something.' },
];
