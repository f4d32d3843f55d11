import { computed } from 'vue';
import { proxyInfo } from '../host/proxy-info.js';
import { useTask } from './use-action.js';

/** What the proxy allows, asked once after signing in. */
export const info = useTask(proxyInfo);

/**
 * Whether the proxy lets records of this table be changed. Comfort only: the proxy decides, and one that does not tell
 * is asked.
 */
export const mayChange = (tableId) =>
    computed(() => {
        const table = info.result.value?.tables.find(({ id }) => id === tableId);
        return table === undefined || table.operations.includes('record.update');
    });
