/* wwEditor:start */
import './components/index.js';
import { serverEndpoints, serverTools } from './editor/index.js';
/* wwEditor:end */
import {
    actions,
    columnsToTable,
    connect,
    fetchCollection,
    formatDuration,
    formatError,
    notesOf,
    perform,
    plainError,
    previewOf,
    progressOf,
    searchFilter,
    statusColour,
    stoppedResult,
    toAdminError,
} from './core/index.js';

export default {
    /** The connection in use, and the settings it was made from. */
    held: null,

    // A published app gets the public half of the settings only, and asks nobody before its first page.
    async _onLoad() {},

    /* wwEditor:start */
    async onSettingsSave() {
        this.release();
    },

    /** Whether direct calls can be made, and from where instances are listed; in the editor only. */
    directly() {
        const accessToken = this.settings?.privateData?.metaToken;
        if (!accessToken) return {};
        return {
            accessToken,
            accountUrl: 'https://app.xano.com/api:meta',
            serverEndpoints,
            serverTools,
        };
    },

    /** Names only, for WeWeb's AI. */
    async _getCopilotContext() {
        try {
            const { xano, settings } = this.connection();
            const tables = [];
            for await (const { id, name, schema } of xano.table.list.iterate()) {
                tables.push({ id, name, columns: schema.map((column) => column.name) });
            }
            return { workspace: settings.workspaceId ?? null, tables };
        } catch {
            // WeWeb's AI can work without knowing the tables.
            return { workspace: this.settings?.publicData?.workspaceId ?? null, tables: [] };
        }
    },

    getCollectionErrorDetails(collection) {
        const { kind, status } = collection?.error ?? {};
        if (kind === 'connection') {
            return 'Nothing answered. Either the address is wrong, or the server does not allow calls from this address (CORS): a proxy must list the address of your app.';
        }
        if (status === 401) {
            return 'The token was not accepted. In the editor: check the access token in the settings of Xano Admin. In the app: the user must be signed in.';
        }
        if (status === 403) {
            return 'This may not be read: the access token lacks a scope, or the proxy does not list the table.';
        }
        if (status === 429) {
            return 'Too many requests: the free plan of Xano takes 10 in 20 seconds. Fetch fewer collections at once, or raise the plan.';
        }
        return null;
    },
    /* wwEditor:end */

    /** @throws XanoAdminError `NO_PROXY` where nothing can be reached, or of settings that cannot be used. */
    connection() {
        const { publicData } = this.settings ?? {};
        const options = {
            settings: publicData ?? {},
            environment: wwLib.globalContext?.browser?.environment ?? 'production',
        };
        /* wwEditor:start */
        Object.assign(options, this.directly());
        /* wwEditor:end */
        const key = JSON.stringify(options);
        if (this.held?.key !== key) {
            const connection = connect({
                ...options,
                userToken: () => wwLib.wwPlugins?.xanoAuth?.accessToken || undefined,
            });
            this.release();
            this.held = { key, connection };
        }
        return this.held.connection;
    },

    release() {
        const old = this.held;
        this.held = null;
        old?.connection.close().catch(() => undefined);
    },

    show(variable, value) {
        wwLib.wwVariable.updateValue(`${this.id}-${variable}`, value);
    },

    fire(trigger, event) {
        wwLib.wwWorkflow.executeTrigger(`${this.id}-${trigger}`, {
            event,
            conditions: { action: event.action },
        });
    },

    /**
     * Every action: logs it, shows how far it is, and hands its failure to the variable, the trigger and the workflow.
     *
     * @throws XanoAdminError
     */
    async run(action, args, wwUtils) {
        const log = (text, more) =>
            wwUtils?.log('info', `[Xano Admin] ${text}`, { type: 'request', ...more });
        const isBulk = actions[action].writes === 'bulk';
        const progress = progressOf(action, (state) => {
            this.show('progress', state);
            this.fire('progress', state);
        });
        log(action, { preview: previewOf(args) });
        try {
            const connection = this.connection();
            const xano = connection.xano.with({ logger: notesOf((note) => log(`${action}: ${note}`)) });
            const result = await perform(
                actions[action],
                { ...connection, xano, progress: progress.report },
                args,
            );
            progress.end(true);
            this.show('lastError', null);
            if (isBulk) this.fire('bulkFinished', { action, result });
            return result;
        } catch (thrown) {
            progress.end(false);
            const error = toAdminError(thrown);
            const plain = plainError(error);
            this.show('lastError', plain);
            const stopped = stoppedResult(thrown);
            if (stopped) this.fire('bulkFinished', { action, result: stopped });
            this.fire('error', { action, error: plain });
            throw error;
        }
    },

    async _fetchCollection(collection) {
        try {
            return { ...(await fetchCollection(this.connection(), collection)), error: null };
        } catch (error) {
            return { error: plainError(toAdminError(error)) };
        }
    },

    columnsToTable,
    formatDuration,
    formatError,
    searchFilter,
    statusColour,

    listWorkspaces(args, wwUtils) {
        return this.run('listWorkspaces', args, wwUtils);
    },
    getWorkspaceContext(args, wwUtils) {
        return this.run('getWorkspaceContext', args, wwUtils);
    },
    listTables(args, wwUtils) {
        return this.run('listTables', args, wwUtils);
    },
    getTableSchema(args, wwUtils) {
        return this.run('getTableSchema', args, wwUtils);
    },
    createTable(args, wwUtils) {
        return this.run('createTable', args, wwUtils);
    },
    ensureTable(args, wwUtils) {
        return this.run('ensureTable', args, wwUtils);
    },
    addColumn(args, wwUtils) {
        return this.run('addColumn', args, wwUtils);
    },
    renameColumn(args, wwUtils) {
        return this.run('renameColumn', args, wwUtils);
    },
    truncateTable(args, wwUtils) {
        return this.run('truncateTable', args, wwUtils);
    },
    deleteTable(args, wwUtils) {
        return this.run('deleteTable', args, wwUtils);
    },
    listRecords(args, wwUtils) {
        return this.run('listRecords', args, wwUtils);
    },
    getRecord(args, wwUtils) {
        return this.run('getRecord', args, wwUtils);
    },
    searchRecords(args, wwUtils) {
        return this.run('searchRecords', args, wwUtils);
    },
    createRecord(args, wwUtils) {
        return this.run('createRecord', args, wwUtils);
    },
    updateRecord(args, wwUtils) {
        return this.run('updateRecord', args, wwUtils);
    },
    upsertRecord(args, wwUtils) {
        return this.run('upsertRecord', args, wwUtils);
    },
    deleteRecord(args, wwUtils) {
        return this.run('deleteRecord', args, wwUtils);
    },
    bulkAddRecords(args, wwUtils) {
        return this.run('bulkAddRecords', args, wwUtils);
    },
    bulkPatchRecords(args, wwUtils) {
        return this.run('bulkPatchRecords', args, wwUtils);
    },
    bulkDeleteRecords(args, wwUtils) {
        return this.run('bulkDeleteRecords', args, wwUtils);
    },
    findDuplicates(args, wwUtils) {
        return this.run('findDuplicates', args, wwUtils);
    },
    importCsv(args, wwUtils) {
        return this.run('importCsv', args, wwUtils);
    },
    exportCsv(args, wwUtils) {
        return this.run('exportCsv', args, wwUtils);
    },
    listRequests(args, wwUtils) {
        return this.run('listRequests', args, wwUtils);
    },
    searchRequests(args, wwUtils) {
        return this.run('searchRequests', args, wwUtils);
    },
    summarizeRequests(args, wwUtils) {
        return this.run('summarizeRequests', args, wwUtils);
    },
    listApiGroups(args, wwUtils) {
        return this.run('listApiGroups', args, wwUtils);
    },
    getOpenApi(args, wwUtils) {
        return this.run('getOpenApi', args, wwUtils);
    },
    listEndpoints(args, wwUtils) {
        return this.run('listEndpoints', args, wwUtils);
    },
    callEndpoint(args, wwUtils) {
        return this.run('callEndpoint', args, wwUtils);
    },
    listFiles(args, wwUtils) {
        return this.run('listFiles', args, wwUtils);
    },
    uploadFile(args, wwUtils) {
        return this.run('uploadFile', args, wwUtils);
    },
    deleteFile(args, wwUtils) {
        return this.run('deleteFile', args, wwUtils);
    },
    listMcpTools(args, wwUtils) {
        return this.run('listMcpTools', args, wwUtils);
    },
    callMcpTool(args, wwUtils) {
        return this.run('callMcpTool', args, wwUtils);
    },
};
