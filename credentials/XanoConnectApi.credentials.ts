import type {
    IAuthenticateGeneric,
    ICredentialTestRequest,
    ICredentialType,
    Icon,
    INodeProperties,
} from 'n8n-workflow';

export class XanoConnectApi implements ICredentialType {
    name = 'xanoConnectApi';

    displayName = 'Xano Connect API';

    icon: Icon = { light: 'file:../icons/xanoConnect.svg', dark: 'file:../icons/xanoConnect.dark.svg' };

    documentationUrl = 'https://github.com/xano-connect/xano-connect/blob/main/docs/n8n.md#the-credential';

    properties: INodeProperties[] = [
        {
            displayName: 'Instance URL',
            name: 'instanceUrl',
            type: 'string',
            default: '',
            required: true,
            placeholder: 'e.g. https://xabc-defg-hijk.n7.xano.io',
            description:
                'Address of your Xano instance or your custom domain. Xano shows it in the instance settings under "Metadata API & MCP Server".',
        },
        {
            displayName: 'Access Token',
            name: 'accessToken',
            type: 'string',
            typeOptions: { password: true },
            default: '',
            required: true,
            description:
                'Metadata API access token, made in the instance settings under "Metadata API & MCP Server". Tick only the scopes your workflows need: a refusal names the one that is missing.',
        },
        {
            displayName: 'MCP URL',
            name: 'mcpUrl',
            type: 'string',
            default: '',
            placeholder: 'e.g. https://xabc-defg-hijk.n7.xano.io/x2/mcp/meta/mcp/stream',
            description:
                'Address of the Xano MCP server as its settings show it. Needed by the MCP Tool operations only; the others use it when it is there.',
        },
        {
            displayName: 'Default Workspace',
            name: 'workspaceId',
            type: 'string',
            default: '',
            placeholder: 'e.g. 1',
            description: 'ID or exact name of the workspace to use where a node chooses none',
        },
        {
            displayName: 'Default Data Source',
            name: 'dataSource',
            type: 'string',
            default: '',
            placeholder: 'e.g. live',
            description: 'Label of the data source to use where a node chooses none. Xano takes live.',
        },
    ];

    authenticate: IAuthenticateGeneric = {
        type: 'generic',
        properties: { headers: { Authorization: '=Bearer {{ $credentials.accessToken.trim() }}' } },
    };

    test: ICredentialTestRequest = {
        request: {
            // What people paste is often the address of a dashboard page, or a bare host name.
            baseURL:
                '={{ $credentials.instanceUrl.trim().replace(/^(?!https?:)/i, "https://").replace(/^(https?:\\/\\/[^\\/]+).*$/i, "$1") }}',
            url: '/api:meta/auth/me',
        },
    };
}
