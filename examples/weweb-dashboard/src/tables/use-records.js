import { computed, reactive, ref, watch } from 'vue';
import { useAction } from '../app/use-action.js';
import { plugin } from '../host/plugin.js';
import { isFilterable, toFilter } from './filter.js';

/**
 * One table: its columns, and the page of records that was asked for. Asks again whenever what is asked for changes.
 *
 * @param {() => number | null} tableId null: none is chosen
 */
export function useRecords(tableId) {
    const schema = useAction('getTableSchema');
    const search = useAction('searchRecords');
    const columns = computed(() => schema.result.value?.columns ?? []);
    const query = reactive({ page: 1, perPage: 50, sort: null, conditions: [], words: '' });
    /** Names of the columns that are not shown. */
    const hidden = ref(new Set());
    const shown = computed(() => columns.value.filter(({ name }) => !hidden.value.has(name)));
    const filterable = computed(() => columns.value.filter(isFilterable));

    const load = () =>
        search.run({
            tableId: tableId(),
            page: query.page,
            perPage: query.perPage,
            filter: toFilter(query.conditions, [plugin.searchFilter(query.words, columns.value)]),
            sort: query.sort === null ? undefined : { [query.sort.column]: query.sort.direction },
            columns: hidden.value.size === 0 ? undefined : shown.value.map(({ name }) => name),
        });

    async function open() {
        search.clear();
        schema.clear();
        Object.assign(query, { page: 1, sort: null, conditions: [], words: '' });
        hidden.value = new Set();
        if (tableId() === null) return;
        await Promise.all([schema.run({ tableId: tableId() }), load()]);
    }

    /** Changes what is asked for and begins at its first page, unless the page is what changes. */
    function ask(change) {
        Object.assign(query, { page: 1 }, change);
        return load();
    }

    function hide(names) {
        hidden.value = names;
        return load();
    }

    /** Puts a record in the place of the one with its id. */
    function replace(record) {
        const { result } = search;
        const items = result.value.items.map((item) =>
            item.id === record.id ? { ...item, ...record } : item,
        );
        result.value = { ...result.value, items };
    }

    watch(tableId, open, { immediate: true });
    return { schema, search, columns, shown, filterable, hidden, query, ask, hide, load, open, replace };
}
