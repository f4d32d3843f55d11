import { stat } from 'node:fs/promises';
import type { BulkReport, Checkpoint, RowResult } from '../../bulk-types.js';
import { isXanoError } from '../../errors.js';
import type { XanoError } from '../../errors.js';
import { nameOf } from './bytes.js';
import { asFileError } from './file-error.js';
import { formatOf } from './format.js';
import { ImportCheckpoint } from './import-checkpoint.js';
import type { ImportState, ImportSubject } from './import-checkpoint.js';
import { checkInput, MODES } from './import-modes.js';
import { ImportPace } from './import-progress.js';
import { importReport, ImportStoppedError, Problems } from './import-report.js';
import { readingOf, subjectOf } from './import-subject.js';
import type { ImportClient, ImportInput, ImportOptions, ImportReport } from './import-types.js';
import { Intake } from './intake.js';
import { openRecords } from './read.js';
import type { OpenOptions } from './read.js';
import { REJECTED_COLUMNS } from './rejected-columns.js';
import { RejectsFile } from './rejects-file.js';
import type { RejectedRow } from './rejects-text.js';
import { scan } from './scan.js';
import type { Scan } from './scan.js';
import type { FileFormat, Found, UnreadableRow } from './types.js';

/**
 * Imports a file into a table. A file is read through before anything is sent, so that one that cannot be read to its end
 * changes nothing. Rows that are refused go to the rejects file, once each; with a checkpoint an import that was stopped
 * or killed goes on where it was, without a lost or doubled row.
 *
 * @throws ImportStoppedError when it ends before the file does; its report says what is certain
 * @throws XanoError `validation` for a file, an option or a checkpoint that cannot be used
 */
export async function importRecords(
    xano: ImportClient,
    input: ImportInput,
    options: ImportOptions = {},
): Promise<ImportReport> {
    checkInput(input);
    return new Import(xano, input, options).run();
}

class Import {
    readonly #xano: ImportClient;
    readonly #input: ImportInput;
    readonly #options: ImportOptions;
    readonly #name: string;
    readonly #format: FileFormat;
    readonly #stops: boolean;
    readonly #dryRun: boolean;
    readonly #pace: ImportPace;
    readonly #problems = new Problems();
    readonly #found: Found = {};
    readonly #checkpoint: ImportCheckpoint | undefined;
    readonly #rejects: RejectsFile | undefined;
    #subject: ImportSubject | undefined;
    /** Of the engine; null while nothing was sent. */
    #bulk: Checkpoint | null = null;
    #resumed = false;

    constructor(xano: ImportClient, input: ImportInput, { onProgress, ...options }: ImportOptions) {
        const { file, format, checkpoint, rejects, on_error, dry_run = false } = input;
        this.#xano = xano;
        this.#input = input;
        this.#options = options;
        this.#name = nameOf(file);
        this.#format = formatOf(file, format);
        this.#stops = on_error === 'stop';
        this.#dryRun = dry_run;
        this.#pace = new ImportPace(onProgress);
        if (dry_run) return;
        if (checkpoint !== undefined) this.#checkpoint = new ImportCheckpoint(checkpoint);
        if (rejects !== undefined) this.#rejects = new RejectsFile(rejects, this.#format, this.#found);
    }

    async run(): Promise<ImportReport> {
        const { file } = this.#input;
        const scanned = typeof file === 'string' ? await this.#scan(file) : undefined;
        const earlier = await this.#begin(scanned);
        const intake = new Intake(earlier?.bulk?.settled ?? [], (row) => this.#unusable(row));
        try {
            const bulk = await this.#send(intake, earlier?.bulk ?? null);
            await this.#checkpoint?.remove();
            return this.#report(bulk, intake);
        } catch (error) {
            if (this.#bulk === null && earlier === undefined) await this.#undo();
            if (!isStopped(error)) throw error;
            this.#noteUnknown(error.report.results, intake);
            const report = this.#report(error.report, intake);
            throw new ImportStoppedError(error, this.#name, report, this.#input.checkpoint);
        } finally {
            await this.#rejects?.close();
        }
    }

    async #scan(path: string): Promise<Scan> {
        const { size } = await stat(path).catch((error: unknown) => {
            throw asFileError(this.#name, error);
        });
        this.#pace.bytesTotal = size;
        const scanned = await scan(path, this.#reading());
        this.#pace.total = scanned.rows;
        Object.assign(this.#found, scanned.found);
        if (this.#stops && scanned.firstUnreadable !== undefined) throw scanned.firstUnreadable.error;
        return scanned;
    }

    #reading(): OpenOptions {
        const { signal } = this.#options;
        return {
            ...readingOf(this.#input),
            format: this.#format,
            omit: REJECTED_COLUMNS,
            onBytes: (chunk) => this.#pace.bytes(chunk.length),
            ...(signal === undefined ? {} : { signal }),
        };
    }

    /** What an earlier part left behind, the rejects file as it was then; else a first checkpoint. */
    async #begin(scanned: Scan | undefined): Promise<ImportState | undefined> {
        this.#pace.begin('importing');
        if (this.#checkpoint !== undefined && scanned !== undefined) {
            this.#subject = subjectOf(this.#name, this.#input, this.#format, scanned);
            const earlier = await this.#checkpoint.read(this.#subject);
            if (earlier !== undefined) {
                this.#resumed = true;
                await this.#rejects?.goBack(earlier.rejects);
                return earlier;
            }
        }
        await this.#rejects?.requireNone();
        await this.#keep();
        return undefined;
    }

    #send(intake: Intake, resumeFrom: Checkpoint | null): Promise<BulkReport> {
        const { mode, file } = this.#input;
        const { entries, found } = openRecords(file, this.#reading());
        const usable = MODES[mode].entries(entries, this.#name);
        return MODES[mode].send(this.#xano, this.#input, this.#following(intake.items(usable), found), {
            ...this.#options,
            onProgress: (event) => this.#pace.rows(event, intake.unusable),
            onCheckpoint: async (bulk) => {
                this.#bulk = bulk;
                await this.#keep();
            },
            onResults: (results) => this.#reject(intake.failedOf(results)),
            ...(resumeFrom === null ? {} : { resumeFrom }),
        });
    }

    /** Rejected rows need the header, which a stream tells with its first row. */
    async *#following<T>(rows: AsyncIterable<T>, found: Found): AsyncGenerator<T, void, undefined> {
        for await (const row of rows) {
            Object.assign(this.#found, found);
            yield row;
        }
    }

    async #unusable(row: UnreadableRow): Promise<void> {
        if (this.#stops) throw row.error;
        await this.#reject([row]);
    }

    async #reject(rows: readonly RejectedRow[]): Promise<void> {
        this.#problems.note(rows);
        // The row that stops an import is not done with.
        if (!this.#stops) await this.#rejects?.add(rows);
    }

    /** Rejected rows are on the disk before a checkpoint says that they are settled. */
    async #keep(): Promise<void> {
        if (this.#subject === undefined) return;
        const bulk = this.#bulk;
        const rejects = (await this.#rejects?.saved()) ?? { bytes: 0, rows: 0 };
        await this.#checkpoint?.write(this.#subject, { rejects, bulk });
    }

    /** Nothing was sent: what was written so far is of no import. */
    async #undo(): Promise<void> {
        await this.#rejects?.discard();
        await this.#checkpoint?.remove();
    }

    #noteUnknown(results: readonly RowResult[], intake: Intake): void {
        for (const { index, status } of results) {
            const at = status === 'unknown' ? intake.placeOf(index) : undefined;
            if (at !== undefined) this.#problems.note([{ at, reason: 'It may or may not be imported.' }]);
        }
    }

    #report(bulk: BulkReport, { read, unusable }: Intake): ImportReport {
        const { mode, rejects } = this.#input;
        return importReport(bulk, {
            mode,
            dry_run: this.#dryRun,
            resumed: this.#resumed,
            rows: read,
            problems: this.#problems.first,
            unusable,
            rejects: (this.#rejects?.rows ?? 0) > 0 ? rejects : undefined,
        });
    }
}

/** By its shape: a client of another bundle has a class of its own. */
const isStopped = (error: unknown): error is XanoError & { readonly report: BulkReport } =>
    isXanoError(error) && 'report' in error;
