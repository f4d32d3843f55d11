import { createXano, isXanoError } from 'xano-connect';
import type { BulkReport, Checkpoint } from '../../../core/src/bulk-types.js';
import type { Random } from '../../sandbox/seed/random.js';
import type { FaultProxy } from '../proxy/index.js';
import type { Plan } from '../proxy/plan.js';
import { check } from './check.js';
import { Knowledge } from './knowledge.js';
import { createQuickRuntime } from './quick-runtime.js';
import { engineOf } from './settings.js';
import type { ClientSettings } from './settings.js';
import type { OpenTables } from './table.js';
import type { EngineInput, Scenario, Standing } from './scenario.js';

/** Parts a run may need; the last ones meet no faults, so it has to come to its end. */
const MOST_PARTS = 8;
const FAULTY_PARTS = 4;
/** Without faults nobody has to be impatient, and a busy machine is no fault. */
export const PATIENT_MS = 7_000;

/** A row of the input was refused: what a run that is to stop at those says. */
const OF_A_ROW = new Set(['validation', 'conflict', 'not-found', 'tool']);

export interface WorkSetting {
    readonly scenario: Scenario;
    readonly tables: OpenTables;
    readonly plan: Plan;
    readonly proxy: FaultProxy;
    readonly random: Random;
    readonly client: ClientSettings;
}

/** A client, and its successors: each takes the work up from the checkpoint of the one before. */
export class Work {
    readonly #setting: WorkSetting;
    readonly #knowledge: Knowledge;
    #engine: EngineInput;
    readonly #problems: string[] = [];
    readonly #log: string[] = [];
    readonly #stops: Record<string, number> = {};
    #parts = 0;
    #sums = { lost: 0, doubled: 0, wrong: 0 };

    constructor(setting: WorkSetting) {
        const { random, scenario } = setting;
        this.#setting = setting;
        this.#knowledge = new Knowledge(scenario);
        this.#engine = engineOf(random, scenario);
    }

    get figures() {
        const { written } = this.#knowledge;
        return {
            parts: this.#parts,
            stops: this.#stops,
            written,
            ...this.#sums,
            problems: this.#problems,
            log: this.#log,
        };
    }

    async toItsEnd(): Promise<void> {
        const { plan, proxy, random, scenario } = this.#setting;
        let resumeFrom: Checkpoint | undefined;
        while (this.#parts < MOST_PARTS) {
            if (this.#parts === FAULTY_PARTS) plan.stop();
            plan.omit(({ fate }) => fate === 'late' && !this.#mayBeLate);
            const end = await this.#part(resumeFrom);
            if (end.report !== undefined) this.#knowledge.take(end.report);
            if (end.stop === undefined) {
                await proxy.quiet();
                await this.#finish();
                return;
            }
            this.#stops[end.stop] = (this.#stops[end.stop] ?? 0) + 1;
            // Going on at once is safe only for those whom a late delivery cannot double.
            if (!scenario.bearsLate || scenario.orderMatters || random.chance(0.6)) {
                await proxy.quiet();
                if (end.report !== undefined) await this.#compare((index) => this.#knowledge.standing(index));
            }
            if (OF_A_ROW.has(end.stop)) this.#engine = { ...this.#engine, on_error: 'continue' };
            // Nothing is on its way any more, and so a look can be trusted.
            if (end.stop === 'outcome-unknown') this.#engine = { ...this.#engine, on_unknown: 'look' };
            // As if the process had died, or had been told.
            const kept = random.chance(0.5) ? end.kept : (end.report?.checkpoint ?? end.kept);
            resumeFrom = kept === undefined ? resumeFrom : (JSON.parse(JSON.stringify(kept)) as Checkpoint);
        }
        this.#problems.push(`not at its end after ${MOST_PARTS} parts`);
    }

    get #mayBeLate(): boolean {
        const { orderMatters, bearsLate } = this.#setting.scenario;
        return !orderMatters && (bearsLate || this.#engine.on_unknown === 'stop');
    }

    async #part(resumeFrom: Checkpoint | undefined) {
        const { scenario, tables, client } = this.#setting;
        this.#parts++;
        const timeoutMs = this.#parts > FAULTY_PARTS ? PATIENT_MS : client.timeoutMs;
        const xano = createXano({ ...client, timeoutMs, runtime: createQuickRuntime(timeoutMs) });
        let kept: Checkpoint | undefined;
        const onCheckpoint = (checkpoint: Checkpoint): void => {
            kept = checkpoint;
        };
        const options = { onCheckpoint, ...(resumeFrom === undefined ? {} : { resumeFrom }) };
        try {
            const report = await scenario.run(xano, tables, this.#engine, options);
            this.#say(`done: ${JSON.stringify(report.statuses)}`);
            return { report, kept };
        } catch (error) {
            if (!isXanoError(error)) throw error;
            const report = 'report' in error ? (error.report as BulkReport) : undefined;
            this.#say(`${error.kind}: ${error.message}`);
            return { stop: error.kind, report, kept };
        } finally {
            await xano.close();
        }
    }

    async #finish(): Promise<void> {
        const { bad } = this.#setting.scenario;
        this.#problems.push(...this.#knowledge.complaints());
        await this.#compare((index) => (bad.has(index) ? 'not' : 'done'));
    }

    async #compare(standing: (index: number) => Standing): Promise<void> {
        const { scenario, tables } = this.#setting;
        const { notes, ...sums } = check(await tables.main.rows(), scenario.demand(standing));
        for (const name of ['lost', 'doubled', 'wrong'] as const) this.#sums[name] += sums[name];
        this.#problems.push(...notes.map((note) => `after part ${this.#parts}: ${note}`));
        for (const note of notes) this.#say(note);
    }

    #say(line: string): void {
        this.#log.push(`part ${this.#parts}: ${line}`);
    }
}
