import Table from 'cli-table3';
import pc from 'picocolors';
import type { RunFigures } from './runs/figures.js';

type Counts = Readonly<Record<string, number>>;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function merged(counts: readonly Counts[]): Counts {
    const all: Record<string, number> = {};
    for (const [name, times] of counts.flatMap((each) => Object.entries(each)))
        all[name] = (all[name] ?? 0) + times;
    return all;
}

const style = { head: [], border: [] };

const right = (value: number): { content: string; hAlign: 'right' } => ({
    content: value.toLocaleString('en'),
    hAlign: 'right',
});

/** The figures of all runs, as they are printed at the end. */
export function tablesOf(all: readonly RunFigures[], seconds: number): string {
    const faults = merged(all.map((figures) => figures.faults));
    const byKind = new Table({ head: ['fault', 'injected'], style });
    for (const [name, times] of Object.entries(faults).sort(([a], [b]) => a.localeCompare(b)))
        byKind.push([name, right(times)]);

    const byWork = new Table({ head: ['work', 'over', 'runs', 'rows written', 'stopped', 'unknown'], style });
    const groups: Record<string, RunFigures[]> = {};
    for (const figures of all) {
        const { kind, operation, transport } = figures;
        (groups[`${operation}${kind === 'kill' ? ', killed' : ''}\t${transport}`] ??= []).push(figures);
    }
    for (const [name, group] of Object.entries(groups).sort(([a], [b]) => a.localeCompare(b))) {
        const stops = merged(group.map((figures) => figures.stops));
        byWork.push([
            ...name.split('\t'),
            right(group.length),
            right(sum(group.map(({ written }) => written))),
            right(sum(Object.values(stops))),
            right(stops['outcome-unknown'] ?? 0),
        ]);
    }

    const of = (pick: (figures: RunFigures) => number): number => sum(all.map(pick));
    const bad = of(({ problems }) => Number(problems.length > 0));
    const totals = new Table({ style });
    const rows: readonly (readonly [string, number, boolean])[] = [
        ['runs', all.length, true],
        [
            'of them killed and taken up again',
            of(({ faults: hit }) => Number(Object.keys(hit).some((name) => name.startsWith('killed')))),
            true,
        ],
        ['faults injected', sum(Object.values(faults)), true],
        ['rows written', of(({ written }) => written), true],
        ['rows lost', of(({ lost }) => lost), false],
        ['rows doubled', of(({ doubled }) => doubled), false],
        ['rows with wrong values', of(({ wrong }) => wrong), false],
        [
            'runs that stopped with an honest "unknown"',
            of(({ stops }) => Number('outcome-unknown' in stops)),
            true,
        ],
        [
            'runs that stopped for another reason',
            of(({ stops }) => Number(Object.keys(stops).some((kind) => kind !== 'outcome-unknown'))),
            true,
        ],
        ['runs with a problem', bad, false],
        ['seconds', Math.round(seconds), true],
    ];
    for (const [name, value, anyValue] of rows) {
        const cell = right(value);
        const colour = anyValue ? (text: string) => text : value === 0 ? pc.green : pc.red;
        totals.push([name, { ...cell, content: colour(cell.content) }]);
    }
    return [byKind, byWork, totals].map(String).join('\n');
}
