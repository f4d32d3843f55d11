import { reactive, shallowReactive } from 'vue';

/** Values of the plugin's variables by `<plugin id>-<name>`; templates that read one are drawn anew when it changes. */
const values = shallowReactive({});
const workflows = new Map();

/** Who is signed in to the app. In memory only: closing the page signs out. */
export const session = reactive({ user: null, accessToken: undefined });

/** Calls `work(event)` whenever the plugin fires this trigger. */
export function onTrigger(id, work) {
    workflows.set(id, [...(workflows.get(id) ?? []), work]);
}

export const variable = (id) => values[id];

/** What the plugin uses of WeWeb in a published app. */
export const wwLib = {
    wwVariable: {
        getValue: variable,
        updateValue: (id, value) => {
            values[id] = value;
        },
    },
    wwWorkflow: {
        executeTrigger: (id, { event }) => {
            for (const work of workflows.get(id) ?? []) work(event);
        },
    },
    wwPlugins: {
        // The login of the app, as WeWeb's Xano Auth plugin shows it to other plugins.
        xanoAuth: {
            get accessToken() {
                return session.accessToken;
            },
        },
    },
    globalContext: { browser: { environment: 'production' } },
    wwLog: console,
};
