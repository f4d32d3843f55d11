import { computed, ref } from 'vue';

const hash = ref(location.hash);
addEventListener('hashchange', () => (hash.value = location.hash));

/** `#/tables/12` as `{ page: 'tables', rest: ['12'] }`. */
export const route = computed(() => {
    const [page = '', ...rest] = hash.value.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
    return { page: page || 'tables', rest };
});

export const linkTo = (...parts) => `#/${parts.map(encodeURIComponent).join('/')}`;

export function goTo(...parts) {
    location.hash = linkTo(...parts);
}
