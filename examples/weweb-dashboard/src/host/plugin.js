import plugin from 'weweb-plugin/src/wwPlugin.js';
import config from 'weweb-plugin/ww-config.js';
import { variable, wwLib } from './ww-lib.js';

// WeWeb gives an installed plugin an id of its own; every installation has another.
const ID = 'b1f0c9d2-xano-admin';

const variableId = (name) => `${ID}-${name}`;

/**
 * Loads the plugin as a published app does: with the public settings, its variables at their defaults.
 *
 * @param {object} publicData
 */
export async function installPlugin(publicData) {
    globalThis.wwLib = wwLib;
    for (const { name, defaultValue } of config.variables) {
        wwLib.wwVariable.updateValue(variableId(name), structuredClone(defaultValue));
        Object.defineProperty(plugin, name, { get: () => variable(variableId(name)) });
    }
    Object.defineProperties(plugin, {
        id: { value: ID },
        name: { value: 'Xano Admin' },
        // A fresh copy a read: what a plugin changes of it is lost, as in WeWeb.
        settings: { get: () => structuredClone({ id: ID, publicData }) },
    });
    await plugin._onLoad?.(plugin.settings);
}

export { plugin, variableId };
