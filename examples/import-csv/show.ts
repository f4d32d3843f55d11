import { SingleBar } from 'cli-progress';
import pc from 'picocolors';
import { isXanoError } from 'xano-connect';
import { ImportStoppedError } from 'xano-connect/files';
import type { ImportProgress, ImportReport } from 'xano-connect/files';

const count = (n: number): string => n.toLocaleString('en-GB');
const rows = (n: number): string => (n === 1 ? '1 row' : `${count(n)} rows`);
const are = (n: number): string => (n === 1 ? 'was' : 'were');

/** A bar on a terminal; anywhere else nothing. */
export function progressBar(): { show(progress: ImportProgress): void; end(): void } {
    if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
    const bar = new SingleBar({
        format: `  {label} ${pc.cyan('{bar}')} {percentage}% · {note}`,
        barCompleteChar: '█',
        barIncompleteChar: '░',
        barsize: 28,
        stream: process.stderr,
        hideCursor: true,
        clearOnComplete: true,
    });
    let phase: ImportProgress['phase'] | undefined;
    return {
        show(progress) {
            const isChecking = progress.phase === 'checking';
            const [value, total] = isChecking
                ? [progress.bytes_read, progress.bytes_total ?? 0]
                : [progress.done + progress.rejected, progress.total ?? 0];
            const payload = { label: isChecking ? 'reading  ' : 'importing', note: noteOf(progress) };
            if (phase === progress.phase) bar.update(value, payload);
            else bar.start(total, value, payload);
            phase = progress.phase;
        },
        end: () => bar.stop(),
    };
}

function noteOf({ phase, done, rejected, rows_per_second, eta_ms }: ImportProgress): string {
    if (phase === 'checking') return 'nothing is sent yet';
    const parts = [`${rows(done)}, ${count(rows_per_second)} a second`];
    if (rejected > 0) parts.push(pc.red(`${count(rejected)} rejected`));
    if (eta_ms !== undefined) parts.push(`${Math.ceil(eta_ms / 1000)} s left`);
    return parts.join(' · ');
}

const WORDS: Readonly<Record<string, string>> = {
    added: 'added',
    created: 'added',
    updated: 'changed',
    patched: 'changed',
    unchanged: 'as they should be already',
};

function doneIn({ statuses }: ImportReport): string {
    const done = Object.entries(statuses).filter(([status]) => Object.hasOwn(WORDS, status));
    return done.length === 0
        ? 'none'
        : done.map(([status, n]) => `${count(n)} ${WORDS[status] ?? ''}`).join(', ');
}

/** The whole import in plain English. */
export function summary(report: ImportReport): string {
    const { dry_run, resumed, seconds, rows_per_second, rejected, rejects, problems } = report;
    const lines = [
        dry_run
            ? `${pc.bold('Dry run.')} Nothing was written. Of ${rows(report.rows)} it would be: ${doneIn(report)}.`
            : `${pc.green(pc.bold('Done.'))} Of ${rows(report.rows)}: ${doneIn(report)}, ` +
              `${resumed ? 'this time ' : ''}in ${seconds.toFixed(1)} s (${count(rows_per_second)} a second).`,
    ];
    if (rejected > 0) {
        const where = rejects === undefined ? ':' : `; they are in ${rejects}, each with its reason:`;
        lines.push(
            `${pc.red(rows(rejected))} ${dry_run ? 'would not be' : `${are(rejected)} not`} imported${where}`,
        );
        for (const { at, reason } of problems.slice(0, 5)) lines.push(`  ${pc.dim(`${at}:`)} ${reason}`);
        if (rejected > 5) lines.push(pc.dim(`  and ${count(rejected - 5)} more`));
    }
    return `${lines.join('\n')}\n`;
}

/** What happened, and the one line that says how to go on. */
export function failure(error: unknown, again: string): string {
    if (!isXanoError(error)) throw error;
    if (!(error instanceof ImportStoppedError)) {
        return `${pc.red(error.message)}\n${error.hint === undefined ? '' : `${error.hint}\n`}`;
    }
    const { done, rejected } = error.report;
    const lines =
        error.kind === 'aborted'
            ? [
                  `${pc.bold('Stopped.')} ${rows(done)} ${are(done)} imported, ${count(rejected)} rejected; nothing is half done.`,
              ]
            : [pc.red(error.message)];
    return `${lines.join('\n')}\nTo go on where it stopped: ${pc.bold(again)}\n`;
}
