/* wwEditor:start */
/** The token stands in the private half of the settings only: whoever pastes it elsewhere cannot save. */
const keepsToken = ({ publicData, privateData } = {}) =>
    !privateData?.metaToken || !JSON.stringify(publicData ?? {}).includes(privateData.metaToken.trim());
const isUrl = (text) => !text || /^https:\/\/[^\s/]+/.test(text.trim());
/* wwEditor:end */

export default {
    features: { datasource: true },
    editor: {
        /* wwEditor:start */
        settings: [
            {
                label: 'Connection',
                icon: 'key',
                edit: () => import('./src/components/Settings/ConnectionEdit.vue'),
                summary: () => import('./src/components/Settings/ConnectionSummary.vue'),
                getIsValid: (settings) =>
                    !!settings?.privateData?.metaToken &&
                    !!settings?.publicData?.instanceHost &&
                    keepsToken(settings),
                onSave: 'onSettingsSave',
            },
            {
                label: 'Workspace',
                icon: 'data',
                edit: () => import('./src/components/Settings/WorkspaceEdit.vue'),
                summary: () => import('./src/components/Settings/WorkspaceSummary.vue'),
                getIsValid: (settings) => !!settings?.publicData?.workspaceId && keepsToken(settings),
                onSave: 'onSettingsSave',
            },
            {
                label: 'Proxy',
                icon: 'code-branch',
                edit: () => import('./src/components/Settings/ProxyEdit.vue'),
                summary: () => import('./src/components/Settings/ProxySummary.vue'),
                getIsValid: (settings) => isUrl(settings?.publicData?.proxyUrl) && keepsToken(settings),
                onSave: 'onSettingsSave',
            },
            {
                label: 'Writes',
                icon: 'warning',
                edit: () => import('./src/components/Settings/WritesEdit.vue'),
                summary: () => import('./src/components/Settings/WritesSummary.vue'),
                getIsValid: (settings) => keepsToken(settings),
                onSave: 'onSettingsSave',
            },
            {
                label: 'MCP',
                icon: 'plus',
                edit: () => import('./src/components/Settings/McpEdit.vue'),
                summary: () => import('./src/components/Settings/McpSummary.vue'),
                getIsValid: (settings) => isUrl(settings?.publicData?.mcpUrl) && keepsToken(settings),
                onSave: 'onSettingsSave',
            },
        ],
        /* wwEditor:end */
        collection: {
            /* wwEditor:start */
            edit: () => import('./src/components/Collection/CollectionEdit.vue'),
            summary: () => import('./src/components/Collection/CollectionSummary.vue'),
            getIsValid: (config) => !!config?.kind && (config.kind !== 'records' || !!config.tableId),
            modes: ['dynamic'],
            /* wwEditor:end */
            queryConfig: {
                hasNativePagination: true,
                hasNativeSort: true,
                hasNativeFilter: true,
                typeDefaultOperator: {
                    string: '$eq',
                    number: '$eq',
                    boolean: '$eq',
                    array: '$overlap',
                },
                filterOperators: [
                    {
                        label: 'is',
                        value: '$eq',
                        acceptedTypes: ['string', 'number', 'boolean'],
                        defaultValue: '',
                    },
                    {
                        label: 'is not',
                        value: '$ne',
                        acceptedTypes: ['string', 'number', 'boolean'],
                        defaultValue: '',
                    },
                    {
                        label: 'less than',
                        value: '$lt',
                        acceptedTypes: ['number', 'string'],
                        defaultValue: 0,
                    },
                    {
                        label: 'more than',
                        value: '$gt',
                        acceptedTypes: ['number', 'string'],
                        defaultValue: 0,
                    },
                    { label: 'at most', value: '$lte', acceptedTypes: ['number', 'string'], defaultValue: 0 },
                    {
                        label: 'at least',
                        value: '$gte',
                        acceptedTypes: ['number', 'string'],
                        defaultValue: 0,
                    },
                    {
                        label: 'contains',
                        value: '$iLike:contains',
                        acceptedTypes: ['string'],
                        defaultValue: '',
                    },
                    {
                        label: 'does not contain',
                        value: '$notILike:contains',
                        acceptedTypes: ['string'],
                        defaultValue: '',
                    },
                    {
                        label: 'begins with',
                        value: '$iLike:startsWith',
                        acceptedTypes: ['string'],
                        defaultValue: '',
                    },
                    {
                        label: 'ends with',
                        value: '$iLike:endsWith',
                        acceptedTypes: ['string'],
                        defaultValue: '',
                    },
                    {
                        label: 'is one of',
                        value: '$in',
                        acceptedTypes: ['string', 'number'],
                        defaultValue: [],
                    },
                    {
                        label: 'is none of',
                        value: '$notIn',
                        acceptedTypes: ['string', 'number'],
                        defaultValue: [],
                    },
                    {
                        label: 'has one of',
                        value: '$overlap',
                        acceptedTypes: ['array'],
                        defaultValue: [],
                    },
                    {
                        label: 'has none of',
                        value: '$notOverlap',
                        acceptedTypes: ['array'],
                        defaultValue: [],
                    },
                    {
                        label: 'is empty',
                        value: '$eq:null',
                        acceptedTypes: ['string', 'number', 'boolean', 'array'],
                    },
                    {
                        label: 'is not empty',
                        value: '$ne:null',
                        acceptedTypes: ['string', 'number', 'boolean', 'array'],
                    },
                ],
            },
        },
    },
    variables: [
        { name: 'lastError', value: 'lastError', type: 'object', defaultValue: null },
        {
            name: 'progress',
            value: 'progress',
            type: 'object',
            defaultValue: {
                action: '',
                done: 0,
                total: null,
                percent: 0,
                failed: 0,
                rowsPerSecond: null,
                etaMs: null,
                running: false,
            },
        },
    ],
    triggers: [
        {
            label: 'On Xano Admin error',
            value: 'error',
            event: {
                action: 'listRecords',
                error: {
                    name: 'XanoAdminError',
                    message: '',
                    hint: '',
                    code: null,
                    status: 401,
                    kind: 'auth',
                    requestId: null,
                },
            },
            conditions: [
                { name: 'Action', key: 'action', placeholder: 'Default: all actions', type: 'Text' },
            ],
        },
        {
            label: 'On Xano Admin progress',
            value: 'progress',
            event: {
                action: 'bulkPatchRecords',
                done: 100,
                total: 1000,
                percent: 10,
                failed: 0,
                rowsPerSecond: 250,
                etaMs: 3600,
                running: true,
            },
            conditions: [
                { name: 'Action', key: 'action', placeholder: 'Default: all actions', type: 'Text' },
            ],
        },
        {
            label: 'On Xano Admin bulk finished',
            value: 'bulkFinished',
            event: {
                action: 'bulkPatchRecords',
                result: { total: 1000, done: 998, failed: 2, skipped: 0, unknown: 0, problems: [] },
            },
            conditions: [
                { name: 'Action', key: 'action', placeholder: 'Default: all actions', type: 'Text' },
            ],
        },
    ],
    formulas: [
        { name: 'formatError', arrity: 1, parameters: [{ name: 'Error', type: 'object' }] },
        { name: 'formatDuration', arrity: 1, parameters: [{ name: 'Milliseconds', type: 'number' }] },
        { name: 'statusColour', arrity: 1, parameters: [{ name: 'Status', type: 'number' }] },
        { name: 'columnsToTable', arrity: 1, parameters: [{ name: 'Columns', type: 'array' }] },
        {
            name: 'searchFilter',
            arrity: 2,
            parameters: [
                { name: 'Text', type: 'string' },
                { name: 'Columns', type: 'array' },
            ],
        },
    ],
    actions: [],
};
