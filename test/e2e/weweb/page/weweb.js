// A stand-in for WeWeb's own globals, in its editor (host editor.*) and in a published app: from what plugins are observed
// to use, and no more. What a published app lacks is absent here, too.
(() => {
    const isEditor = location.hostname.startsWith('editor.');
    const variables = Vue.reactive({});
    const settings = new Map();
    const log = { notifications: [], triggers: [], actions: [], errors: [] };

    /** Values as an app computes them: plain, bound (`{ __wwtype, code }`), or holding such. */
    function resolve(value) {
        if (typeof value !== 'object' || value === null || value instanceof Blob) return value;
        if (value.__wwtype)
            return new Function('variables', 'pluginVariables', `return ${value.code};`)(
                variables,
                variables,
            );
        if (Array.isArray(value)) return value.map(resolve);
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
    }

    const text = (part) =>
        part instanceof Error ? part.message : typeof part === 'string' ? part : JSON.stringify(part);

    window.wwLib = {
        wwPlugins: {},
        wwLog: {
            log() {},
            debug() {},
            info() {},
            warn: (...parts) => log.errors.push(parts.map(text).join(' ')),
            error: (...parts) => log.errors.push(parts.map(text).join(' ')),
        },
        wwVariable: {
            getValue: (id) => variables[id],
            updateValue(id, value) {
                if (value === undefined) log.errors.push(`variable ${id} became undefined`);
                variables[id] = structuredClone(value);
            },
        },
        wwWorkflow: {
            executeTrigger: (trigger, given) => log.triggers.push({ trigger, ...structuredClone(given) }),
        },
        wwUtils: { getUid: () => crypto.randomUUID() },
        globalContext: { browser: { environment: isEditor ? 'editor' : 'production', query: {} } },
        getFrontWindow: () => window,
        getFrontDocument: () => document,
        $store: {
            getters: {},
            dispatch(type, { pluginId, settings: next }) {
                if (type === 'websiteData/updatePluginSettings') settings.set(pluginId, next);
            },
        },
    };
    const lodash = window._;
    window._ = Object.fromEntries(
        ['isEqual', 'isEmpty', 'cloneDeep', 'get', 'set', 'merge'].map((name) => [name, lodash[name]]),
    );
    if (isEditor) {
        window.wwLib.wwNotification = { open: (options) => log.notifications.push(options) };
        window.wwLib.wwPopupSidebars = { open() {} };
        window.wwLib.getEditorWindow = () => window;
        window.wwLib.getEditorDocument = () => document;
        window.wwAxios = window.axios;
    }
    window.weweb = { isEditor, variables, settings, log, resolve };
})();
