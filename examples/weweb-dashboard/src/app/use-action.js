import { ref, shallowRef } from 'vue';
import { plugin } from '../host/plugin.js';

/**
 * Something that takes a while, for a component: what it answered, whether it runs, what it failed with. An answer that
 * is older than the last call is dropped, so that quick clicks never show the page before.
 *
 * @param {(...args: unknown[]) => Promise<unknown>} work
 */
export function useTask(work) {
    const result = shallowRef(null);
    const error = shallowRef(null);
    const pending = ref(false);
    let last = 0;

    async function run(...args) {
        const call = ++last;
        pending.value = true;
        error.value = null;
        try {
            const answer = await work(...args);
            if (call === last) result.value = answer;
            return answer;
        } catch (thrown) {
            if (call === last) error.value = thrown;
            return undefined;
        } finally {
            if (call === last) pending.value = false;
        }
    }

    function clear() {
        last++;
        result.value = null;
        error.value = null;
        pending.value = false;
    }

    return { result, error, pending, run, clear };
}

/** @param {string} code action of the plugin, such as `searchRecords` */
export const useAction = (code) => useTask((args) => plugin[code](args));
