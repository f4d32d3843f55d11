import pc from 'picocolors';
import type { CheckReport, CheckState, Diagnosis } from 'xano-connect';

const MARKS: Readonly<Record<CheckState, string>> = {
    ok: 'ok',
    warning: 'look',
    failed: 'FAIL',
    skipped: '-',
};

const width = (words: readonly string[]): number => Math.max(...words.map((word) => word.length));

/** A diagnosis as text: a line per check, what to do under those that want something, the verdict last. */
export function report({ verdict, checks }: Diagnosis, colours: boolean): string {
    const { bold, cyan, dim, green, red, yellow } = pc.createColors(colours);
    const paint: Readonly<Record<CheckState, (text: string) => string>> = {
        ok: green,
        warning: yellow,
        failed: red,
        skipped: dim,
    };
    const marks = width(Object.values(MARKS));
    const titles = width(checks.map(({ title }) => title));
    const lines = ({ state, title, message, next }: CheckReport): string[] => {
        const text = state === 'skipped' ? dim(message) : message;
        const line = `  ${paint[state](MARKS[state].padEnd(marks))}  ${title.padEnd(titles)}  ${text}`;
        const below = ' '.repeat(marks + titles + 6);
        return next === undefined ? [line] : [line, `${below}${cyan('>')} ${next}`];
    };
    return [
        bold('The connection to Xano'),
        '',
        ...checks.flatMap(lines),
        '',
        `${bold('Verdict')}  ${paint[verdict.state](verdict.message)}`,
        `${bold('Next')}     ${verdict.next}`,
        '',
    ].join('\n');
}
