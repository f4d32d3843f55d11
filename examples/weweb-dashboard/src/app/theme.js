import { computed, ref, watchEffect } from 'vue';

const KEY = 'xano-admin-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = ref(system.matches);
system.addEventListener('change', ({ matches }) => (systemIsDark.value = matches));

/** `system`, `light` or `dark`. */
export const theme = ref(localStorage.getItem(KEY) ?? 'system');

/** For what is drawn on a canvas; everything else goes by the style sheet. */
export const isDark = computed(() =>
    theme.value === 'system' ? systemIsDark.value : theme.value === 'dark',
);

watchEffect(() => {
    if (theme.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
    localStorage.setItem(KEY, theme.value);
});
