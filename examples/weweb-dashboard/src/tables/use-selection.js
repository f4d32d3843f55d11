import { computed, shallowRef } from 'vue';

/** Records that are ticked, also those of other pages. */
export function useSelection() {
    const ids = shallowRef(new Set());

    function change(work) {
        const changed = new Set(ids.value);
        work(changed);
        ids.value = changed;
    }

    return {
        ids,
        count: computed(() => ids.value.size),
        toggle: (id) => change((set) => (set.delete(id) ? set : set.add(id))),
        /** Ticks or clears a page of records. */
        set: (page, ticked) => change((set) => page.forEach((id) => (ticked ? set.add(id) : set.delete(id)))),
        clear: () => (ids.value = new Set()),
    };
}
