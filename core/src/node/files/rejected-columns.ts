import { fileError } from './file-error.js';

/** What a rejects file has besides what was read: left out again when it is corrected and imported. */
export const AT = '_rejected_at';
export const REASON = '_rejected_reason';
/** Text of a row that could not be taken apart; its cells are empty. */
export const TEXT = '_rejected_text';

export const REJECTED_COLUMNS = [AT, REASON, TEXT] as const;

/** For a row of a rejects file that nobody has corrected. */
export const stillAsText = (where: string) =>
    fileError(
        where,
        `the row still stands in ${TEXT}`,
        `Put its values where they belong, and empty ${TEXT}.`,
    );
