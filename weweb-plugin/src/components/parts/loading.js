import { sentence } from './values.js';

/** Loads what a panel shows. Of several questions only the last one's answer counts, whenever the others come. */
export const loading = {
    data: () => ({ isLoading: false, error: '' }),
    created() {
        this.turn = 0;
    },
    unmounted() {
        this.turn++;
    },
    methods: {
        async load(ask, take) {
            const turn = ++this.turn;
            this.isLoading = true;
            this.error = '';
            try {
                const answer = await ask();
                if (turn === this.turn) take(answer);
            } catch (error) {
                if (turn === this.turn) this.error = sentence(error);
            } finally {
                if (turn === this.turn) this.isLoading = false;
            }
        },
        /** Nothing is asked any more: what is still on its way is dropped. */
        stopLoading() {
            this.turn++;
            this.isLoading = false;
            this.error = '';
        },
    },
};
