import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { BulkCallOptions, BulkReport, CallOptions, RowResult } from 'xano-connect/pure';
import { BulkStoppedError } from 'xano-connect/pure/composites';
import type { TogetherAction } from '../../action.js';
import { failed } from '../failed.js';
import type { Item } from '../item.js';
import { rowProblem } from '../row-problem.js';
import { groupsOf } from './groups.js';
import type { Group } from './groups.js';
import { hint } from './hint.js';
import { Outcomes } from './outcomes.js';
import { stoppedError, unsentError, unsureError } from './stopped.js';
import type { Wording } from './stopped.js';

/** How the rows of a group are made and sent. */
interface Plan<T> {
    /** The row of an item. @throws what is wrong with the item */
    readonly row: (item: Item) => T;
    readonly run: (rows: Iterable<T>, options: BulkCallOptions & CallOptions) => Promise<BulkReport>;
}

/** What an operation does to all input items together. */
export interface BulkKind<T> extends Wording {
    /** Asks what has to be known before the first row; `first` is the item that says where and how. */
    readonly plan: (first: Item) => Promise<Plan<T>>;
    /** What goes on for an item that went well; `_status` is added. */
    readonly shown: (row: T, result: RowResult, dryRun: boolean) => Record<string, unknown>;
}

/** The boxes of every bulk run, as the engine takes them. */
export function pacing(first: Item) {
    const size = first.value('options.batchSize');
    const requests = first.value('options.concurrency');
    return {
        ...(size === undefined ? {} : { batch_size: Number(size) }),
        ...(requests === undefined ? {} : { concurrency: Number(requests) }),
        on_error: first.host.continueOnFail() ? 'continue' : 'stop',
        dry_run: first.flag('dryRun'),
        // The others are passed on as they come.
        results: 'problems',
    } as const;
}

/** One run over the items of a group: each becomes a row when its turn comes, and an output item when it is done. */
class GroupRun<T> {
    readonly #kind: BulkKind<T>;
    readonly #group: Group;
    readonly #outcomes: Outcomes;
    /** Items by the place of their row in the input of the engine. */
    readonly #sent: Item[] = [];
    /** Rows on their way, by that place. */
    readonly #rows = new Map<number, T>();
    readonly #dryRun: boolean;
    /** The item that could not become a row, where that ends the run. */
    #unread: { readonly item: Item; readonly error: unknown } | undefined;
    #plan: Plan<T> | undefined;

    constructor(kind: BulkKind<T>, group: Group, outcomes: Outcomes) {
        this.#kind = kind;
        this.#group = group;
        this.#outcomes = outcomes;
        this.#dryRun = group.first.flag('dryRun');
    }

    /** Asks what has to be known; a group that cannot be written at all ends here. */
    async prepare(): Promise<void> {
        try {
            this.#plan = await this.#kind.plan(this.#group.first);
        } catch (error) {
            this.#ended(error);
        }
    }

    async go(): Promise<void> {
        if (this.#plan === undefined) return;
        const { row, run } = this.#plan;
        try {
            await run(this.#each(row), {
                ...this.#group.first.options,
                onResults: (results) => results.forEach((result) => this.#take(result)),
            });
        } catch (error) {
            this.#ended(error);
        }
    }

    *#each(row: (item: Item) => T): Generator<T, void, undefined> {
        for (const item of this.#group.items) {
            let made: T;
            try {
                made = row(item);
                this.#rows.set(this.#sent.length, made);
                this.#sent.push(item);
            } catch (error) {
                if (!item.host.continueOnFail()) this.#unread = { item, error };
                this.#outcomes.failed(item.index, failed(item, error));
                continue;
            }
            yield made;
        }
    }

    #take(result: RowResult): void {
        const { index, status, error } = result;
        const item = this.#sent[index];
        const row = this.#rows.get(index);
        this.#rows.delete(index);
        if (item === undefined || row === undefined) return;
        if (error === undefined) {
            const dry = this.#dryRun ? { _dry_run: true } : {};
            const json = { ...this.#kind.shown(row, result, this.#dryRun), _status: status, ...dry };
            this.#outcomes.done(item.index, status, json);
        } else if (item.host.continueOnFail()) {
            this.#outcomes.failed(item.index, failed(item, rowProblem(error)));
        } else this.#outcomes.note(item.index, 'failed');
    }

    /** The run ended before its input. @throws NodeOperationError where the node is set to stop */
    #ended(error: unknown): void {
        const { first, items } = this.#group;
        const problems = error instanceof BulkStoppedError ? error.report.results : [];
        const unsure = new Set(
            problems.filter(({ status }) => status === 'unknown').map(({ index }) => index),
        );
        if (!first.host.continueOnFail()) {
            for (const index of unsure) this.#outcomes.note(this.#sent[index]?.index ?? index, 'unknown');
            throw stoppedError(
                { ...this.#reason(error, problems), dryRun: this.#dryRun },
                this.#outcomes,
                this.#kind,
            );
        }
        this.#sent.forEach((item, index) => {
            if (!unsure.has(index)) return;
            this.#outcomes.failed(item.index, failed(item, unsureError(this.#kind)), 'unknown');
        });
        for (const item of items) {
            if (this.#outcomes.has(item.index)) continue;
            const sole = error instanceof BulkStoppedError ? unsentError(error) : error;
            this.#outcomes.failed(item.index, failed(item, sole), 'unsent');
        }
    }

    #reason(error: unknown, problems: readonly RowResult[]) {
        const { first } = this.#group;
        if (this.#unread !== undefined) return { ...this.#unread, ofItem: true };
        const row = problems.find(({ status }) => status === 'failed');
        const item = row === undefined ? undefined : this.#sent[row.index];
        if (row?.error === undefined || item === undefined) return { item: first, error, ofItem: false };
        return { item, error: rowProblem(row.error), ofItem: true };
    }
}

/** The operation of a kind: one run of the engine for the items that go to the same place in the same way. */
export const inBulk =
    <T>(kind: BulkKind<T>, parameters: readonly INodeProperties[]): TogetherAction['together'] =>
    async (items): Promise<INodeExecutionData[]> => {
        const outcomes = new Outcomes(items.length);
        const runs = groupsOf(items, parameters, outcomes).map(
            (group) => new GroupRun(kind, group, outcomes),
        );
        // A table that is not confirmed is found out before another one is written to.
        for (const run of runs) await run.prepare();
        for (const run of runs) await run.go();
        hint(items, outcomes, kind);
        return outcomes.list();
    };
