/** What every box of an action's panel is given. */
export const box = {
    props: {
        field: { type: Object, required: true },
        required: { type: Boolean, default: false },
        modelValue: { type: null, default: undefined },
    },
    emits: ['update:modelValue'],
    computed: {
        isBindable() {
            return this.field.bindable !== false;
        },
        /** Label, help and the like, for the parts that have them all. */
        words() {
            const { label, help = '' } = this.field;
            return { label, help, required: this.required, bindable: this.isBindable };
        },
    },
    methods: {
        give(value) {
            this.$emit('update:modelValue', value);
        },
    },
};
