const withAnswers = {
    label: 'With answers',
    box: 'switch',
    help: 'Also returns what each request was answered',
};

/** What a collection can hold, and the settings of each beside its table. */
export const KINDS = [
    { value: 'records', label: 'Records of a table', fields: {} },
    { value: 'requests', label: 'Request history', fields: { includeOutput: withAnswers } },
    {
        value: 'requestSummary',
        label: 'Summary of the request history',
        fields: {
            from: { label: 'From', box: 'date', help: 'Empty means 24 hours before the end' },
            to: { label: 'To', box: 'date', help: 'Empty means now' },
        },
    },
    {
        value: 'auditLog',
        label: 'Audit log',
        fields: { includeData: { label: 'With data', box: 'switch', help: 'Also returns what was changed' } },
    },
    {
        value: 'tables',
        label: 'Tables with their columns',
        fields: { search: { label: 'Name contains', box: 'text', help: 'Empty means every table' } },
    },
];
