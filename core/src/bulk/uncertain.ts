import { OutcomeUnknownError } from '../errors.js';
import type { XanoError } from '../errors.js';
import type { Prepared } from './job.js';

/** The error of a run that cannot tell whether rows are written, and will not guess. */
export function uncertain(rows: readonly Prepared<unknown>[], cause: XanoError | undefined): XanoError {
    const first = rows[0]?.index ?? 0;
    const last = rows.at(-1)?.index ?? first;
    const which = first === last ? `Row ${first} was` : `${rows.length} rows (${first} to ${last}) were`;
    return new OutcomeUnknownError({
        message: `${which} sent, and it is unknown whether Xano wrote ${first === last ? 'it' : 'them'}`,
        hint:
            'Nothing was sent again. Name a column with a unique index as `unique` (index.add makes one), and such rows are ' +
            'looked up and sent safely. Or go on from the checkpoint later with on_unknown: "look".',
        status: cause?.status,
        code: cause?.code,
        requestId: cause?.requestId,
        cause,
    });
}
