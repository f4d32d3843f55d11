// What the tests drive: registers a plugin as WeWeb does, opens its panels, runs its actions and collections.
(() => {
    const { h, defineAsyncComponent, reactive } = Vue;
    const { variables, settings, log, resolve } = window.weweb;
    const ID = 'plugin-under-test';
    let plugin;
    let config;
    let app;
    let shown;

    window.registered = [];
    window.addWwComponent = (component) => window.registered.push(component);

    /** As plain data, which is all that leaves the page. */
    const plainly = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

    async function open(loader, model, properties, value) {
        app?.unmount();
        shown = reactive({ value });
        const view = defineAsyncComponent(loader);
        app = Vue.createApp({
            render: () =>
                h(view, {
                    ...properties,
                    plugin,
                    [model]: shown.value,
                    [`onUpdate:${model}`]: (next) => (shown.value = next),
                }),
        });
        for (const [name, component] of Object.entries(window.editorComponents))
            app.component(name, component);
        app.config.errorHandler = (error) => log.errors.push(`a panel failed: ${error?.stack ?? error}`);
        app.config.warnHandler = (message) => log.errors.push(`Vue warns: ${message}`);
        app.mount('#panel');
        await Vue.nextTick();
    }

    const until = (holds) =>
        new Promise((resolve) => {
            const look = () => (holds() ? resolve() : requestAnimationFrame(look));
            look();
        });

    const section = (name) => config.editor.settings.find(({ label }) => label === name);

    const harness = {
        async mount(content, given, start) {
            config = given;
            settings.set(ID, start);
            plugin = {
                ...content,
                id: ID,
                name: config.name,
                namespace: 'pluginUnderTest',
                get settings() {
                    return _.cloneDeep(settings.get(ID));
                },
            };
            for (const { name, defaultValue } of config.variables) {
                variables[`${ID}-${name}`] = structuredClone(defaultValue);
                Object.defineProperty(plugin, name, { get: () => variables[`${ID}-${name}`] });
            }
            wwLib.wwPlugins[ID] = plugin;
            await plugin._onLoad?.(plugin.settings);
        },
        /** Ends as a workflow does: with a value, or with the fields of the error. */
        async run(code, args, { file } = {}) {
            const action = config.actions.find((one) => one.code === code);
            const utils = { log: (type, message, meta) => log.actions.push({ type, message, meta }) };
            try {
                const given = resolve(args);
                if (file !== undefined)
                    given[file.argument] = new File([file.text], file.name, { type: file.type });
                const running = plugin[code](given, utils);
                if (running instanceof Promise !== action.isAsync)
                    throw new Error(`isAsync of ${code} is wrong`);
                return { result: plainly(await running), error: null };
            } catch (error) {
                return {
                    result: null,
                    error: plainly(
                        Object.fromEntries(
                            Object.getOwnPropertyNames(error)
                                .filter((name) => name !== 'stack')
                                .map((name) => [name, error[name]]),
                        ),
                    ),
                };
            }
        },
        async collection(given, query = {}) {
            return plainly(
                await plugin._fetchCollection({ mode: 'dynamic', config: resolve(given), ...query }),
            );
        },
        formula: (name, ...given) => plainly(plugin[name](...given)),
        context: async () => plainly(await plugin._getCopilotContext?.()),
        openAction(code, args = {}) {
            return open(config.actions.find((one) => one.code === code).edit, 'args', {}, args);
        },
        openSettings: (name, part = 'edit') => open(section(name)[part], 'settings', {}, plugin.settings),
        openCollection: (given = {}, part = 'edit') =>
            open(
                config.editor.collection[part],
                'config',
                { collection: { mode: 'dynamic', config: given } },
                given,
            ),
        /** What the open panel holds now. */
        value: () => plainly(shown.value),
        isValid: (name) => !!section(name).getIsValid(plainly(shown.value)),
        actionIsValid: (code, args) => !!config.actions.find((one) => one.code === code).getIsValid(args),
        async save(name) {
            settings.set(ID, plainly(shown.value));
            const { onSave } = section(name);
            if (onSave) await plugin[onSave](plugin.settings);
        },
        set: (name, value) => (variables[name] = value),
        variable: (name) => plainly(variables[`${ID}-${name}`]),
        signIn: (token) => (wwLib.wwPlugins.xanoAuth = { accessToken: token }),
        take: () => plainly(log),
        /** How long a dropdown takes to be filled, and to offer an entry once it is typed; in milliseconds. */
        async timeDropdown(code, picker, entry) {
            const options = () =>
                [...document.querySelectorAll(`[data-picker="${picker}"] option`)].map(
                    ({ textContent }) => textContent,
                );
            const begun = performance.now();
            await harness.openAction(code);
            await until(() => options().length > 2);
            const opened = performance.now();
            const box = document.querySelector(`[data-picker="${picker}"] [data-test=narrow] input`);
            box.value = entry;
            box.dispatchEvent(new Event('input'));
            await until(() => options().includes(entry));
            return { open: opened - begun, find: performance.now() - opened };
        },
        /** The longest time the page did not react, in milliseconds, since the last call. */
        longest: 0,
        async block(ms) {
            await new Promise((resolve) => setTimeout(resolve));
            const end = performance.now() + ms;
            while (performance.now() < end);
            // The observer is told after the task has ended.
            await until(() => harness.longest >= ms);
        },
    };
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) harness.longest = Math.max(harness.longest, duration);
    }).observe({ type: 'longtask', buffered: true });
    window.harness = harness;
})();
