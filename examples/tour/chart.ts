import pc from 'picocolors';

export interface Bar {
    readonly label: string;
    readonly value: number;
    /** The part of `value` drawn in red. */
    readonly bad: number;
}

const WIDTH = 44;

/** A bar chart for a terminal: one line a bar, the failing part in red, its number behind it. */
export function barChart(bars: readonly Bar[]): string {
    const most = Math.max(1, ...bars.map((bar) => bar.value));
    const margin = Math.max(...bars.map((bar) => bar.label.length));
    return bars
        .map(({ label, value, bad }) => {
            const length = Math.round((value / most) * WIDTH);
            const red = Math.round((bad / most) * WIDTH);
            const drawn = pc.cyan('█'.repeat(Math.max(0, length - red))) + pc.red('█'.repeat(red));
            const failing = bad === 0 ? '' : pc.red(`  ${bad} failed`);
            return `${label.padStart(margin)} ${drawn} ${value}${failing}`;
        })
        .join('\n');
}
