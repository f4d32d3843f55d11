/** What the sections of the settings share. WeWeb wants a full copy, with what it put there itself. */
export const settingsSection = {
    props: {
        plugin: { type: Object, required: true },
        settings: { type: Object, required: true },
    },
    emits: ['update:settings'],
    computed: {
        open() {
            return this.settings.publicData ?? {};
        },
        token() {
            return this.settings.privateData?.metaToken ?? '';
        },
    },
    methods: {
        setPublic(values) {
            this.$emit('update:settings', { ...this.settings, publicData: { ...this.open, ...values } });
        },
        setToken(metaToken) {
            this.$emit('update:settings', {
                ...this.settings,
                privateData: { ...this.settings.privateData, metaToken },
            });
        },
    },
};

/** The same for their summaries. */
export const settingsSummary = {
    props: {
        plugin: { type: Object, required: true },
        settings: { type: Object, required: true },
    },
    computed: {
        open() {
            return this.settings.publicData ?? {};
        },
    },
};
