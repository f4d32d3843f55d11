import type { BulkReport, Many, RowChange } from '../../bulk-types.js';
import { defined } from '../../defined.js';
import { invalidInput } from '../../invalid-input.js';
import type { Row } from '../../operations/fields.js';
import type { CallOptions } from '../../settings.js';
import { changesOf } from './changes.js';
import type { ImportClient, ImportInput, ImportMode } from './import-types.js';
import type { Entry } from './types.js';

type Rows = AsyncIterable<Row>;

interface Mode {
    /** Rows as they are sent. */
    readonly entries: (entries: AsyncIterable<Entry>, name: string) => AsyncIterable<Entry>;
    readonly send: (
        xano: ImportClient,
        input: ImportInput,
        items: Rows,
        options: CallOptions,
    ) => Promise<BulkReport>;
}

const asTheyAre = (entries: AsyncIterable<Entry>): AsyncIterable<Entry> => entries;

/** What each kind of import is in bulk operations. */
export const MODES: Readonly<Record<ImportMode, Mode>> = {
    add: {
        entries: asTheyAre,
        send: (xano, input, items, options) => {
            const { allow_id_field, unique, on_unknown, types } = input;
            const own = defined({ allow_id_field, unique, on_unknown, types });
            return xano.record.bulkAdd({ ...common(input), ...own, items }, options);
        },
    },
    upsert: {
        entries: asTheyAre,
        send: (xano, input, items, options) => {
            const { on_unknown, types } = input;
            const own = { ...defined({ on_unknown, types }), match: matchOf(input.match) };
            return xano.record.upsertMany({ ...common(input), ...own, items }, options);
        },
    },
    patch: {
        entries: changesOf,
        send: (xano, input, items, options) => {
            const { types } = input;
            // changesOf makes nothing else of a row.
            const changes = items as AsyncIterable<unknown> as Many<RowChange>;
            return xano.record.bulkPatch(
                { ...common(input), ...defined({ types }), items: changes },
                options,
            );
        },
    },
};

function common({
    workspace_id,
    table_id,
    data_source,
    batch_size,
    concurrency,
    dry_run,
    on_error,
}: ImportInput) {
    return {
        table_id,
        on_error: on_error ?? 'continue',
        // The rest of them would only fill the memory.
        results: 'problems' as const,
        ...defined({ workspace_id, data_source, batch_size, concurrency, dry_run }),
    };
}

function matchOf(match: ImportInput['match']): string | string[] {
    if (typeof match === 'string') return match;
    if (match !== undefined && match.length > 0) return [...match];
    throw invalidInput('match', 'is missing; name the columns that tell records apart, such as "email"');
}

/** @throws XanoError `validation` for input that no import can begin with */
export function checkInput({ mode, match, file, checkpoint }: ImportInput): void {
    if (!Object.hasOwn(MODES, mode)) {
        throw invalidInput('mode', `must be ${Object.keys(MODES).join(', ')}, not ${JSON.stringify(mode)}`);
    }
    if (mode === 'upsert') matchOf(match);
    else if (match !== undefined) throw invalidInput('match', `is of mode "upsert", not of "${mode}"`);
    if (checkpoint !== undefined && typeof file !== 'string') {
        throw invalidInput(
            'checkpoint',
            'needs a file by its path',
            'A stream cannot be read again, so that nothing could go on from the checkpoint.',
        );
    }
}
