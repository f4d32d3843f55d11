import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** What can be chosen from a list of the instance: how the box looks and which list fills it. */
interface Kind {
    /** Title Case, as in the box. */
    readonly displayName: string;
    readonly description: string;
    /** Method of `methods.listSearch`. */
    readonly search: string;
    /** By ID, where the thing has one; its placeholder. */
    readonly id?: string;
    /** By Name; its placeholder. */
    readonly name: string;
    /** Last part of the address that names it, as the Metadata API writes them: `table` of `.../table/42`. */
    readonly url?: string;
}

/** One table for every resource locator of the package. */
export const KINDS = {
    workspace: {
        displayName: 'Workspace',
        description: 'The workspace to work in. Left empty, it is the default of the credential.',
        search: 'searchWorkspaces',
        id: 'e.g. 1',
        name: 'e.g. My Shop',
        url: 'workspace',
    },
    branch: {
        displayName: 'Branch',
        description: 'The branch by its label',
        search: 'searchBranches',
        name: 'e.g. v1',
    },
    dataSource: {
        displayName: 'Data Source',
        description: 'The data source by its label',
        search: 'searchDataSources',
        name: 'e.g. test',
    },
    table: {
        displayName: 'Table',
        description: 'The table to work on',
        search: 'searchTables',
        id: 'e.g. 42',
        name: 'e.g. customers',
        url: 'table',
    },
    apiGroup: {
        displayName: 'API Group',
        description: 'The API group to work on',
        search: 'searchApiGroups',
        id: 'e.g. 7',
        name: 'e.g. shop',
        url: 'apigroup',
    },
    endpoint: {
        displayName: 'Endpoint',
        description: 'The endpoint by its ID, its name, or method and name',
        search: 'searchEndpoints',
        id: 'e.g. 21',
        name: 'e.g. GET orders',
        url: 'api',
    },
    function: {
        displayName: 'Function',
        description: 'The function to work with',
        search: 'searchFunctions',
        id: 'e.g. 12',
        name: 'e.g. send_invoice',
        url: 'function',
    },
    tool: {
        displayName: 'Tool',
        description: 'The tool of the Xano MCP server',
        search: 'searchTools',
        name: 'e.g. listTables',
    },
    column: {
        displayName: 'Column',
        description: 'The column of the table',
        search: 'searchColumns',
        name: 'e.g. email',
    },
    index: {
        displayName: 'Index',
        description: 'The index of the table',
        search: 'searchIndexes',
        id: 'e.g. 1339908e',
        name: '',
    },
    file: {
        displayName: 'File',
        description: 'The uploaded file',
        search: 'searchFiles',
        id: 'e.g. 3',
        name: 'e.g. logo.png',
    },
} as const satisfies Record<string, Kind>;

export type LocatorKind = keyof typeof KINDS;

function modes({ search, id, name, url }: Kind): INodePropertyMode[] {
    const shown: INodePropertyMode[] = [
        {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            placeholder: 'Choose …',
            typeOptions: { searchListMethod: search, searchable: true },
        },
    ];
    if (id !== undefined) shown.push({ displayName: 'By ID', name: 'id', type: 'string', placeholder: id });
    if (url !== undefined) {
        const pattern = `https?:\\/\\/\\S+\\/${url}\\/(\\d+)\\b`;
        shown.push({
            displayName: 'By URL',
            name: 'url',
            type: 'string',
            placeholder: `e.g. https://xabc-defg-hijk.n7.xano.io/api:meta/…/${url}/42`,
            extractValue: { type: 'regex', regex: pattern },
            validation: [
                {
                    type: 'regex',
                    properties: {
                        regex: `${pattern}.*`,
                        errorMessage: `Not an address with /${url}/ and a number`,
                    },
                },
            ],
        });
    }
    if (name !== '') shown.push({ displayName: 'By Name', name: 'name', type: 'string', placeholder: name });
    return shown;
}

/** The box that chooses one of `kind`. */
export const locator = (kind: LocatorKind, over: Partial<INodeProperties> = {}): INodeProperties => ({
    displayName: KINDS[kind].displayName,
    name: kind,
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    required: true,
    description: KINDS[kind].description,
    modes: modes(KINDS[kind]),
    ...over,
});

/** The workspace may always be left to the credential. */
const { required: _, ...workspaceBox } = locator('workspace');
export const workspace: INodeProperties = workspaceBox;

/** Digits are an id, as a model or an expression gives it: as text. Anything else is a name. */
const asIdOrName = (value: string): number | string => (/^\d{1,15}$/.test(value) ? Number(value) : value);

export function readLocator(
    host: IExecuteFunctions,
    name: string,
    index: number,
): number | string | undefined;
export function readLocator(
    host: IExecuteFunctions,
    name: string,
    index: number,
    needed: true,
): number | string;
/** @throws NodeOperationError where nothing was chosen and `needed` is set. */
export function readLocator(
    host: IExecuteFunctions,
    name: string,
    index: number,
    needed = false,
): number | string | undefined {
    const value: unknown = host.getNodeParameter(name, index, '', { extractValue: true });
    if (typeof value === 'number') return value;
    const text = typeof value === 'string' ? value.trim() : '';
    if (text !== '') return asIdOrName(text);
    if (!needed) return undefined;
    const last = name.split('.').at(-1) ?? name;
    const box = Object.hasOwn(KINDS, last) ? KINDS[last as LocatorKind].displayName : last;
    throw new NodeOperationError(host.getNode(), `No ${box} is chosen`, {
        description: `Choose it in the parameter “${box}”. If it is an expression, it gave nothing for this item.`,
        itemIndex: index,
    });
}
