import { loading } from './loading.js';
import { parents } from './parents.js';

const NEEDS = ['table'];

/** The columns of the chosen table, for boxes that name several of them. */
export const knownColumns = {
    mixins: [loading, parents],
    data: () => ({ columns: [], isKnown: false }),
    computed: {
        waiting() {
            return this.waitingFor(NEEDS);
        },
        table() {
            return this.keyOf(NEEDS);
        },
        columnOptions() {
            return this.columns.map(({ name }) => ({ label: name, value: name }));
        },
    },
    watch: {
        table() {
            this.refresh(false);
        },
    },
    mounted() {
        this.refresh(false);
    },
    methods: {
        refresh(fresh) {
            this.columns = [];
            this.isKnown = false;
            if (this.waiting || this.isUnknown(NEEDS)) {
                this.stopLoading();
                return;
            }
            this.load(
                () => this.xano.columns(this.chosen.table, fresh),
                (columns) => {
                    this.columns = columns;
                    this.isKnown = true;
                },
            );
        },
        isMissing(name) {
            return this.isKnown && !!name && !this.columns.some((column) => column.name === name);
        },
    },
};
