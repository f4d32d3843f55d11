import type { Logger } from 'xano-connect/pure';

/** Tells whoever watches a workflow why it takes long: Xano asked to wait, or a request is sent again. */
export const notesOf =
    (note: (text: string) => void): Logger =>
    (_, message, { delay_ms: delay }) => {
        if (message !== 'retry' || typeof delay !== 'number') return;
        note(
            `Waiting ${Math.ceil(delay / 1000)} s before the next attempt, as Xano is busy or limits requests.`,
        );
    };
