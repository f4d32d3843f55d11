import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import pc from 'picocolors';
import type { ProgressEvent, XanoError } from 'xano-connect';
import type { TourOptions } from './arguments.js';
import type { TourResult } from './run.js';

/** How far something is; what is left out is told from `done` and the time it took. */
export type BarProgress = Pick<ProgressEvent, 'done' | 'rows_per_second' | 'eta_ms'>;

/** Everything the tour shows. Colours and moving bars only on a terminal; with `--json` only the result. */
export interface Screen {
    title(text: string): void;
    step(text: string): void;
    done(text: string): void;
    note(text: string): void;
    table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void;
    text(block: string): void;
    /** Runs `work` with a bar that its progress moves. */
    bar<T>(
        label: string,
        total: number,
        work: (onProgress: (progress: BarProgress) => void) => Promise<T>,
    ): Promise<T>;
    result(result: TourResult): void;
    /** What must be seen, also with `--json`. */
    warning(text: string): void;
    failure(error: XanoError): void;
}

const SILENT = (): void => undefined;

export function createScreen(options: Pick<TourOptions, 'json'>): Screen {
    const out = process.stdout;
    const write = options.json ? SILENT : (line: string): void => void out.write(`${line}\n`);
    const moving = !options.json && out.isTTY;
    const count = new Intl.NumberFormat('en-GB');
    return {
        title: (text) => write(`\n${pc.bold(text)}`),
        step: (text) => write(`\n${pc.cyan('>')} ${pc.bold(text)}`),
        done: (text) => write(`  ${pc.green('ok')} ${text}`),
        note: (text) => write(`  ${pc.dim(text)}`),
        text: (block) => write(block.replace(/^/gm, '  ')),
        table(head, rows) {
            const table = new Table({
                head: head.map((cell) => pc.dim(cell)),
                style: { head: [], border: [], compact: true },
                colAligns: head.map((_, i) =>
                    rows.every((row) => typeof row[i] === 'number') ? 'right' : 'left',
                ),
                chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
            });
            table.push(
                ...rows.map((row) =>
                    row.map((cell) => (typeof cell === 'number' ? count.format(cell) : cell)),
                ),
            );
            write(table.toString().replace(/^/gm, '  '));
        },
        async bar(label, total, work) {
            if (!moving) return work(SILENT);
            const bar = new SingleBar({
                format: `  ${label} ${pc.cyan('{bar}')} {value}/{total} · {speed}/s · {left} left`,
                barCompleteChar: '█',
                barIncompleteChar: '░',
                barsize: 28,
                stream: out,
                hideCursor: true,
                clearOnComplete: true,
            });
            const begun = performance.now();
            bar.start(total, 0, { speed: 0, left: '?' });
            try {
                return await work(({ done, rows_per_second, eta_ms }) => {
                    const speed = rows_per_second ?? (done * 1000) / (performance.now() - begun);
                    const ms = eta_ms ?? ((total - done) * 1000) / speed;
                    bar.update(done, {
                        speed: count.format(Math.round(speed)),
                        left: Number.isFinite(ms) ? `${Math.ceil(ms / 1000)} s` : '?',
                    });
                });
            } finally {
                bar.stop();
            }
        },
        result(result) {
            if (options.json) return void out.write(`${JSON.stringify(result)}\n`);
            const state = result.ok ? pc.green(pc.bold('Done.')) : pc.red(pc.bold('The counts are off.'));
            write(
                `\n${state} ${count.format(result.rows_added)} added, ${count.format(result.rows_patched)} patched, ` +
                    `${count.format(result.rows_verified)} verified, with ${result.requests} requests ` +
                    `(${result.retries} repeated) in ${result.seconds} s, ${result.peak_rss_mb} MB of memory.`,
            );
        },
        warning: (text) => void process.stderr.write(`\n${pc.yellow(text)}\n`),
        failure(error) {
            if (options.json) return void out.write(`${JSON.stringify({ ok: false, error })}\n`);
            process.stderr.write(`\n${pc.red(error.message)}\n`);
            if (error.hint !== undefined) process.stderr.write(`${error.hint}\n`);
        },
    };
}
