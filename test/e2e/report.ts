import Table from 'cli-table3';
import pc from 'picocolors';
import { say } from './progress.js';

interface Checked {
    /** Where it ran, e.g. `n8n 2.41.1`. */
    readonly where: string;
    readonly suite: string;
    readonly name: string;
    readonly seconds: number;
    readonly problem?: string;
}

/** A check that failed for what its message lists, wherever in our code it was found. */
export class Findings extends Error {
    override readonly name = 'Findings';
}

function problemOf(thrown: unknown): string {
    if (thrown instanceof Findings) return thrown.message;
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

const indented = (text: string): string => text.replaceAll(/^/gm, '      ');

/** What was checked so far; prints each check as it is done, and a table of all at the end. */
export class Report {
    readonly #checks: Checked[] = [];

    get checks(): number {
        return this.#checks.length;
    }

    get failures(): number {
        return this.#checks.filter(({ problem }) => problem !== undefined).length;
    }

    /** Runs a check. One that throws is reported, and does not keep the next ones from running. */
    async check(
        where: string,
        suite: string,
        name: string,
        work: () => void | Promise<void>,
    ): Promise<boolean> {
        const begun = performance.now();
        let problem: string | undefined;
        try {
            await work();
        } catch (thrown) {
            problem = problemOf(thrown);
        }
        const seconds = (performance.now() - begun) / 1000;
        this.#checks.push({ where, suite, name, seconds, ...(problem === undefined ? {} : { problem }) });
        const mark = problem === undefined ? pc.green('ok  ') : pc.red('FAIL');
        say(`  ${mark} ${suite}: ${name} ${pc.dim(`${seconds.toFixed(2)} s`)}`);
        if (problem !== undefined) say(indented(problem));
        return problem === undefined;
    }

    /** Reports what broke outside of any check. */
    broken(where: string, suite: string, name: string, thrown: unknown): Promise<boolean> {
        return this.check(where, suite, name, () => {
            throw thrown instanceof Error ? thrown : new Error(String(thrown));
        });
    }

    /** A line for each suite and place, and the checks that failed. */
    table(): string {
        const table = new Table({
            head: ['where', 'suite', 'checks', 'failed', 'seconds'],
            style: { head: [], border: [] },
            colAligns: ['left', 'left', 'right', 'right', 'right'],
        });
        const groups = new Map<string, Checked[]>();
        for (const check of this.#checks) {
            const key = `${check.where}\n${check.suite}`;
            groups.set(key, [...(groups.get(key) ?? []), check]);
        }
        for (const [key, checks] of groups) {
            const failed = checks.filter(({ problem }) => problem !== undefined).length;
            const seconds = checks.reduce((sum, check) => sum + check.seconds, 0);
            table.push([
                ...key.split('\n'),
                checks.length,
                failed === 0 ? pc.green('0') : pc.red(String(failed)),
                seconds.toFixed(1),
            ]);
        }
        const failed = this.#checks
            .filter(({ problem }) => problem !== undefined)
            .map(({ where, suite, name }) => pc.red(`failed: ${where}, ${suite}: ${name}`));
        return [table.toString(), ...failed].join('\n');
    }
}
