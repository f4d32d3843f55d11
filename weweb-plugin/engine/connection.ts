import { createBrowserRuntime } from 'xano-connect/browser';
import { createClientOf } from 'xano-connect/pure';
import type { Runtime, XanoOptions } from 'xano-connect/pure';
import { catalogue, requests } from './catalogue.js';
import type { Xano } from './catalogue.js';
import { XanoAdminError } from './error.js';
import type { ServerOptions, Tools } from './mcp.js';
import { parts } from './parts.js';
import { addAddresses } from './proxy/addresses.js';
import { askProxy } from './proxy/own.js';
import type { ProxyInfo } from './proxy/own.js';
import type { ProxyOptions } from './proxy/post.js';
import { proxyRuntime } from './proxy/runtime.js';
import { forEnvironment } from './settings.js';
import type { Environment, PublicSettings } from './settings.js';

export interface ConnectionOptions {
    readonly settings: PublicSettings;
    readonly environment: Environment;
    /** Metadata API access token. The editor has it; a published app never does. */
    readonly accessToken?: string | undefined;
    /** Address of the account API, which lists instances. The editor gives it. */
    readonly accountUrl?: string | undefined;
    /** Speaks to the MCP server itself. The editor gives it; a published app has no use for it. */
    readonly serverTools?: (options: ServerOptions, http: Runtime) => Tools;
    /** Calls endpoints by itself. The editor gives it, too. */
    readonly serverEndpoints?: (options: XanoOptions, http: Runtime) => Endpoints;
    /** Token of the user who is signed in to the app, for the proxy. */
    readonly userToken?: () => string | undefined;
    /** Default: the browser's `fetch`. */
    readonly runtime?: Runtime;
}

/** Xano as the actions see it, directly with the token (editor) or through the proxy (published app). */
export interface Connection {
    readonly xano: Xano;
    readonly tools: Tools;
    readonly settings: PublicSettings;
    /** The exact name of a table, as the proxy or Xano has it. */
    tableName(tableId: number | string): Promise<string>;
    /** Most changes in one request; undefined when nothing limits them but Xano. */
    mostChanges(): Promise<number | undefined>;
    /** Most records in one answer; undefined when nothing limits them but Xano. */
    readonly mostRecords: () => Promise<number | undefined>;
    readonly endpoints: Endpoints;
    close(): Promise<void>;
}

/** The endpoints of the application. */
export interface Endpoints {
    /** Verb in capitals, by which a call that only reads is known. */
    methodOf(call: EndpointCall): Promise<string>;
    /** Calls it and answers what it answers. */
    call(call: EndpointCall): Promise<unknown>;
}

/** An endpoint by its id, or by its verb and path, with a value per input. */
export interface EndpointCall {
    readonly apiGroupId: number | string;
    readonly endpointId?: number | string | undefined;
    readonly method?: string | undefined;
    readonly path?: string | undefined;
    readonly inputs?: Readonly<Record<string, unknown>> | undefined;
    /** Token of a user of the application, where the endpoint wants one. */
    readonly authToken?: string | undefined;
}

/** In place of the access token, which the proxy holds; it is sent nowhere. */
const HELD_BY_PROXY = 'held-by-the-proxy';

const unserved = (what: string): Promise<never> =>
    Promise.reject(
        new XanoAdminError({
            kind: 'config',
            code: 'EDITOR_ONLY',
            message: `${what}: only the editor can do this without a proxy.`,
        }),
    );

const NO_TOOLS: Tools = {
    list: () => Promise.resolve([]),
    call: unserved,
    close: () => Promise.resolve(),
};

const NO_ENDPOINTS: Endpoints = {
    methodOf: () => unserved('callEndpoint'),
    call: () => unserved('callEndpoint'),
};

const clientOptions = ({ settings, environment, accountUrl }: ConnectionOptions) => {
    const { workspaceId } = settings;
    const dataSource = forEnvironment(settings.dataSource, environment);
    const branch = forEnvironment(settings.branch, environment);
    return {
        // An app behind a proxy need not know its instance.
        instanceUrl: settings.instanceHost ?? 'instance.behind.proxy',
        ...(workspaceId === undefined || workspaceId === '' ? {} : { workspaceId }),
        ...(dataSource === undefined ? {} : { dataSource }),
        ...(branch === undefined ? {} : { branch }),
        ...(accountUrl === undefined ? {} : { accountUrl }),
    };
};

/** @throws XanoAdminError `NO_PROXY` in a published app without one, before anything is sent. */
export function connect(options: ConnectionOptions): Connection {
    const { settings, accessToken } = options;
    const http = options.runtime ?? createBrowserRuntime();
    if (accessToken !== undefined && accessToken !== '') return direct(options, accessToken, http);
    const { proxyUrl = '' } = settings;
    if (proxyUrl.trim() === '') throw noProxy();
    return proxied(
        options,
        { proxyUrl: proxyUrl.trim(), userToken: options.userToken ?? (() => undefined) },
        http,
    );
}

function direct(options: ConnectionOptions, accessToken: string, http: Runtime): Connection {
    const clientOf = { ...clientOptions(options), accessToken };
    const xano = createClientOf(catalogue, clientOf, http);
    const { serverTools = () => NO_TOOLS, serverEndpoints = () => NO_ENDPOINTS, settings } = options;
    const tools = serverTools({ mcpUrl: settings.mcpUrl, accessToken }, http);
    return {
        xano,
        tools,
        settings,
        tableName: async (tableId) => (await xano.table.get({ table_id: tableId })).name,
        mostChanges: () => Promise.resolve(undefined),
        mostRecords: () => Promise.resolve(undefined),
        endpoints: serverEndpoints(clientOf, http),
        close: async () => {
            await tools.close();
            await xano.close();
        },
    };
}

function proxied(options: ConnectionOptions, proxy: ProxyOptions, http: Runtime): Connection {
    Object.values(requests).forEach(addAddresses);
    const xano = createClientOf(
        catalogue,
        { workspaceId: 1, ...clientOptions(options), accessToken: HELD_BY_PROXY },
        proxyRuntime(proxy, http),
    );
    const ask = (operation: string, body?: unknown) => askProxy(proxy, http, operation, body);
    let asked: Promise<ProxyInfo | undefined> | undefined;
    const info = (): Promise<ProxyInfo | undefined> => {
        asked ??= ask('proxy.info').then(
            (answer) => answer as ProxyInfo,
            (error: unknown) => {
                // A proxy need not tell what it allows; it refuses the rest by itself.
                if (error instanceof XanoAdminError && error.status === 404) return undefined;
                throw error;
            },
        );
        // What failed once may work the next time, such as after signing in.
        asked.catch(() => (asked = undefined));
        return asked;
    };
    return {
        xano,
        tools: {
            list: async () => (await parts.tools()).proxyTools(ask).list(),
            call: async (name, args) => (await parts.tools()).proxyTools(ask).call(name, args),
            close: () => Promise.resolve(),
        },
        settings: options.settings,
        tableName: async (tableId) => {
            const tables = (await info())?.tables;
            if (tables === undefined) return (await xano.table.get({ table_id: tableId })).name;
            const found = tables.find(({ id, name }) => String(id) === String(tableId) || name === tableId);
            if (found !== undefined) return found.name;
            throw new XanoAdminError({
                kind: 'permission',
                code: 'TABLE',
                message: `The proxy does not offer table ${tableId}.`,
                hint: 'Whoever set the proxy up can add the table to its list.',
            });
        },
        mostChanges: async () => (await info())?.most_changes,
        mostRecords: async () => (await info())?.most_records,
        endpoints: {
            methodOf: ({ method = 'GET' }) => Promise.resolve(method.toUpperCase()),
            call: ({ apiGroupId, endpointId, method = 'GET', path, inputs = {}, authToken }) =>
                ask('endpoint.call', {
                    apigroup_id: apiGroupId,
                    ...(endpointId === undefined ? {} : { api_id: endpointId }),
                    method: method.toUpperCase(),
                    ...(path === undefined ? {} : { path }),
                    inputs,
                    ...(authToken === undefined ? {} : { auth_token: authToken }),
                }),
        },
        close: () => xano.close(),
    };
}

const noProxy = (): XanoAdminError =>
    new XanoAdminError({
        kind: 'config',
        code: 'NO_PROXY',
        message: 'This app has no proxy for Xano Admin, so nothing was sent.',
        hint: 'A published app must not hold the access token. Set a proxy up (docs/proxy.md) and enter its URL in the settings of Xano Admin.',
    });
