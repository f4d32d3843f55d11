import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** What can be chosen from a list of the instance: how the box looks and which list fills it. */
interface Kind {
    /** Title Case, as in the box. */
    readonly displayName: string;
    readonly description: string;
    /** Method of `methods.listSearch`. */
    readonly search: string;
    /** What the empty list says. Default `Choose …`. */
    readonly empty?: string;
    /** By ID, where the thing has one; its placeholder. */
    readonly id?: string;
    /** Its ids are whole numbers, so digits are one. Of anything else they may be the name: a branch called 007. */
    readonly numeric?: true;
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
        empty: 'Default of the credential',
        id: 'e.g. 1',
        numeric: true,
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
        numeric: true,
        name: 'e.g. customers',
        url: 'table',
    },
    apiGroup: {
        displayName: 'API Group',
        description: 'The API group to work on',
        search: 'searchApiGroups',
        id: 'e.g. 7',
        numeric: true,
        name: 'e.g. shop',
        url: 'apigroup',
    },
    endpoint: {
        displayName: 'Endpoint',
        description: 'The endpoint by its ID, its name, or method and name',
        search: 'searchEndpoints',
        id: 'e.g. 21',
        numeric: true,
        name: 'e.g. GET orders',
        url: 'api',
    },
    function: {
        displayName: 'Function',
        description: 'The function to work with',
        search: 'searchFunctions',
        id: 'e.g. 12',
        numeric: true,
        name: 'e.g. send_invoice',
        url: 'function',
    },
    tool: {
        displayName: 'Tool',
        description: 'The tool of the Xano MCP server',
        search: 'searchTools',
        name: 'e.g. getTables',
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
        numeric: true,
        name: 'e.g. logo.png',
    },
} as const satisfies Record<string, Kind>;

export type LocatorKind = keyof typeof KINDS;

// Under names, since the lint of n8n takes a mode that is made apart from its box for a box without a default.
const LIST = 'list';
const TEXT = 'string';

function modes({ search, empty = 'Choose …', id, name, url }: Kind): INodePropertyMode[] {
    const shown: INodePropertyMode[] = [
        {
            displayName: 'From List',
            name: 'list',
            type: LIST,
            placeholder: empty,
            typeOptions: { searchListMethod: search, searchable: true },
        },
    ];
    if (id !== undefined) shown.push({ displayName: 'By ID', name: 'id', type: TEXT, placeholder: id });
    if (url !== undefined) {
        const pattern = `https?:\\/\\/\\S+\\/${url}\\/(\\d+)\\b`;
        shown.push({
            displayName: 'By URL',
            name: 'url',
            type: TEXT,
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
    if (name !== '') shown.push({ displayName: 'By Name', name: 'name', type: TEXT, placeholder: name });
    return shown;
}

const NOTHING: INodeProperties['default'] = { mode: 'list', value: '' };

/** The box that chooses one of `kind`. */
export const locator = (kind: LocatorKind, over: Partial<INodeProperties> = {}): INodeProperties => ({
    displayName: KINDS[kind].displayName,
    name: kind,
    type: 'resourceLocator',
    default: NOTHING,
    required: true,
    description: KINDS[kind].description,
    modes: modes(KINDS[kind]),
    ...over,
});

/** The same box, which may be left empty. */
export function optionalLocator(kind: LocatorKind, over: Partial<INodeProperties> = {}): INodeProperties {
    const { required: _, ...box } = locator(kind, over);
    return box;
}

/** The workspace may always be left to the credential. */
export const workspace: INodeProperties = optionalLocator('workspace');

/** `sourceBranch` and `options.branch` choose a branch: what is chosen stands at the end of the name. */
function kindOf(name: string): Kind | undefined {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const kinds: Readonly<Record<string, Kind>> = KINDS;
    const found = Object.keys(kinds).find((kind) => last.toLowerCase().endsWith(kind.toLowerCase()));
    return found === undefined ? undefined : kinds[found];
}

/** `Source Branch` of `sourceBranch`: what stands before the kind is part of the box's name. */
function boxOf(name: string, kind: Kind | undefined): string {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const words = last.replace(/[A-Z]/g, ' $&').replace(/^./, (first) => first.toUpperCase());
    if (kind === undefined) return words;
    return words.slice(0, words.length - kind.displayName.length) + kind.displayName;
}

/** Digits are an id, as a model or an expression gives it: as text. Anything else is a name. */
const asIdOrName = (value: string): number | string => (/^\d{1,15}$/.test(value) ? Number(value) : value);

/** Nothing, or a locator nothing was chosen in. */
const isEmpty = (raw: unknown): boolean =>
    raw === undefined ||
    raw === null ||
    raw === '' ||
    (typeof raw === 'object' && 'value' in raw && (raw.value === '' || raw.value === null));

/** Of a node at work, or of a panel that fills a list. */
type ReadParameter = (name: string, extractValue: boolean) => unknown;

/**
 * What a resource locator points to: an id or an exact name; undefined where it is empty or the operation has none.
 *
 * @throws what n8n throws for an address that is none.
 */
export function located(read: ReadParameter, name: string): number | string | undefined {
    // n8n cannot take the value out of a box that is not shown, and says so in words nobody understands.
    if (isEmpty(read(name, false))) return undefined;
    const value = read(name, true);
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const text = String(value).trim();
    if (text === '') return undefined;
    return kindOf(name)?.numeric === true ? asIdOrName(text) : text;
}

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
    const value = located((at, extractValue) => host.getNodeParameter(at, index, '', { extractValue }), name);
    if (value !== undefined || !needed) return value;
    const box = boxOf(name, kindOf(name));
    throw new NodeOperationError(host.getNode(), `No ${box} is chosen`, {
        description: `Choose it in the parameter “${box}”. If it is an expression, it gave nothing for this item.`,
        itemIndex: index,
    });
}
