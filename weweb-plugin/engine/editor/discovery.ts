import { createBrowserRuntime } from 'xano-connect/browser';
import { createClientOf } from 'xano-connect/pure';
import type { ClientOf, Runtime } from 'xano-connect/pure';
import { createPureSession, describeEndpoint, describeInputs, mcpPart } from 'xano-connect/pure/mcp';
import * as operations from 'xano-connect/pure/operations';
import { setupPart } from 'xano-connect/pure/setup';
import { toAdminError, XanoAdminError } from '../error.js';
import { forEnvironment } from '../settings.js';
import type { PublicSettings } from '../settings.js';
import { columnField, schemaFields } from './form-field.js';
import type { FormField } from './form-field.js';
import { Remembered } from './remember.js';

/** One entry of a dropdown. */
export interface Choice {
    readonly value: string | number;
    readonly label: string;
    /** Beside or under it. */
    readonly note?: string;
}

/** The settings of the plugin, as the editor holds them. */
export interface EditorSettings {
    readonly publicData?: PublicSettings;
    readonly privateData?: { readonly metaToken?: string };
}

export interface EditorOptions {
    /** Address of the account API, which lists the instances of a token. */
    readonly accountUrl: string;
    /** Default: the browser's `fetch`. */
    readonly runtime?: Runtime;
}

const catalogue = {
    account: operations.accountOperations,
    workspace: operations.workspaceOperations,
    branch: operations.branchOperations,
    dataSource: operations.dataSourceOperations,
    table: operations.tableOperations,
    apiGroup: operations.apiGroupOperations,
    endpoint: operations.endpointOperations,
};
type Client = ClientOf<typeof catalogue>;

/** Entries a request; listings are read to their end. */
const PER_PAGE = 500;
/** No instance is asked when the account is; a client needs one all the same. */
const NO_INSTANCE = 'none.xano.io';

const remembered = new Remembered(Date.now);

const named = ({ id, name }: { readonly id: number; readonly name: string }): Choice => ({
    value: id,
    label: name,
});

async function everything<T>(items: AsyncIterable<T>, shown: (item: T) => Choice): Promise<Choice[]> {
    const all: Choice[] = [];
    for await (const item of items) all.push(shown(item));
    return all;
}

/** The bare host of what is pasted into the box for the instance: with a scheme, a path, a slash. */
export const hostOf = (text: string): string => /^\s*(?:https?:\/\/)?([^/?#\s]*)/i.exec(text)?.[1] ?? '';

/** What the panels show of a Xano account, read with the token of the settings. Listings are whole, in their order. */
export class Discovery {
    readonly #settings: PublicSettings;
    readonly #token: string;
    readonly #options: EditorOptions;
    #made: Client | undefined;

    constructor({ publicData = {}, privateData = {} }: EditorSettings, options: EditorOptions) {
        this.#settings = publicData;
        this.#token = privateData.metaToken?.trim() ?? '';
        this.#options = options;
    }

    /** Instances of the token, by their host. */
    instances(fresh = false): Promise<Choice[]> {
        return this.#ask('instances', fresh, async (xano) =>
            (await xano.account.instances({})).map(({ xano_domain, custom_domain, display, name }) => ({
                value: custom_domain ?? xano_domain,
                label: display === '' ? name : display,
                note: custom_domain ?? xano_domain,
            })),
        );
    }

    workspaces(fresh = false): Promise<Choice[]> {
        return this.#ask('workspaces', fresh, async (xano) => (await xano.workspace.list({})).map(named));
    }

    branches(fresh = false): Promise<Choice[]> {
        return this.#ask('branches', fresh, async (xano) =>
            (await xano.branch.list({})).map(({ label, live }) => ({
                value: label,
                label: live === true ? `${label} (live)` : label,
            })),
        );
    }

    dataSources(fresh = false): Promise<Choice[]> {
        return this.#ask('dataSources', fresh, async (xano) =>
            (await xano.dataSource.list({})).map(({ label }) => ({ value: label, label })),
        );
    }

    tables(fresh = false): Promise<Choice[]> {
        return this.#ask('tables', fresh, (xano) =>
            everything(xano.table.list.iterate({ per_page: PER_PAGE }), named),
        );
    }

    /** The columns of a table, as boxes of a form. */
    columns(tableId: number | string, fresh = false): Promise<readonly FormField[]> {
        return this.#ask(`columns ${tableId}`, fresh, async (xano) =>
            (await xano.table.get({ table_id: tableId })).schema.map(columnField),
        );
    }

    apiGroups(fresh = false): Promise<Choice[]> {
        return this.#ask('apiGroups', fresh, (xano) =>
            everything(xano.apiGroup.list.iterate({ per_page: PER_PAGE }), named),
        );
    }

    endpoints(apiGroupId: number | string, fresh = false): Promise<Choice[]> {
        return this.#ask(`endpoints ${apiGroupId}`, fresh, (xano) =>
            everything(
                xano.endpoint.list.iterate({ apigroup_id: apiGroupId, per_page: PER_PAGE }),
                ({ id, name, verb }) => ({ value: id, label: `${verb} /${name}` }),
            ),
        );
    }

    endpointForm(
        apiGroupId: number | string,
        endpointId: number | string,
        fresh = false,
    ): Promise<readonly FormField[]> {
        return this.#ask(`form ${apiGroupId} ${endpointId}`, fresh, async (xano) =>
            schemaFields(
                describeEndpoint(
                    await xano.endpoint.openapi({ apigroup_id: apiGroupId, api_id: endpointId }),
                ),
            ),
        );
    }

    /** Tools of the MCP server, those that may remove something marked. */
    tools(fresh = false): Promise<Choice[]> {
        return this.#ask('tools', fresh, async (xano) =>
            (await xano.tools.list())
                .filter(({ available }) => available !== false)
                .map(({ name, tool }) => ({ value: name, label: name, note: tool?.description ?? '' })),
        );
    }

    toolForm(name: string, fresh = false): Promise<readonly FormField[]> {
        return this.#ask(`tool ${name}`, fresh, async (xano) => {
            const { tool } = await xano.tools.describe(name);
            return tool === undefined ? [] : schemaFields(describeInputs(tool));
        });
    }

    /** What is right and wrong with the connection; nothing is written. `mcp` looks at the MCP server, too. */
    async examine({ mcp }: { readonly mcp: boolean }) {
        try {
            const { workspaceId = '', mcpUrl } = this.#settings;
            const client = this.#client(mcp ? mcpUrl : '', workspaceId || (await this.#anyWorkspace()));
            try {
                return await client.diagnose();
            } finally {
                await client.close();
            }
        } catch (error) {
            throw toAdminError(error);
        }
    }

    /** Rights are tried on a workspace; before one is chosen, on the first there is. What keeps it from being found is told by the examination. */
    async #anyWorkspace(): Promise<number | string> {
        const [first] = await this.workspaces().catch(() => []);
        return first?.value ?? '';
    }

    async #ask<T>(what: string, fresh: boolean, ask: (xano: Client) => Promise<T>): Promise<T> {
        const { instanceHost, workspaceId, mcpUrl } = this.#settings;
        const key = JSON.stringify([this.#token, instanceHost, workspaceId, mcpUrl, what]);
        try {
            return await remembered.get(key, () => ask(this.#xano()), fresh);
        } catch (error) {
            throw toAdminError(error);
        }
    }

    #xano(): Client {
        return (this.#made ??= this.#client());
    }

    #client(mcpUrl = this.#settings.mcpUrl, workspaceId = this.#settings.workspaceId ?? ''): Client {
        if (this.#token === '') {
            throw new XanoAdminError({
                kind: 'config',
                code: 'NO_TOKEN',
                message: 'There is no access token yet.',
                hint: 'Enter one in the settings of Xano Admin, Connection.',
            });
        }
        const { instanceHost = '', branch, dataSource } = this.#settings;
        const ofBranch = forEnvironment(branch, 'editor');
        const ofSource = forEnvironment(dataSource, 'editor');
        return createClientOf(
            catalogue,
            {
                instanceUrl: instanceHost === '' ? NO_INSTANCE : instanceHost,
                accessToken: this.#token,
                accountUrl: this.#options.accountUrl,
                via: 'rest',
                ...(workspaceId === '' ? {} : { workspaceId }),
                ...(ofBranch === undefined ? {} : { branch: ofBranch }),
                ...(ofSource === undefined ? {} : { dataSource: ofSource }),
                ...(mcpUrl === undefined || mcpUrl.trim() === '' ? {} : { mcpUrl: mcpUrl.trim() }),
            },
            this.#options.runtime ?? createBrowserRuntime(),
            { mcp: mcpPart(createPureSession), setup: setupPart({ kind: 'browser' }) },
        );
    }
}
