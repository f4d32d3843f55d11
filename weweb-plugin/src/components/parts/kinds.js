/** What a collection can hold. */
export const KINDS = [
    { value: 'records', label: 'Records of a table' },
    { value: 'requests', label: 'Request history' },
    { value: 'requestSummary', label: 'Summary of the request history' },
    { value: 'auditLog', label: 'Audit log' },
    { value: 'tables', label: 'Tables with their columns' },
];
