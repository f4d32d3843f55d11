import * as z from 'zod/v4';
import type { XanoBench } from '../sandbox.js';

/** A fault of the sandbox, as its `/_sandbox/faults` takes it. */
export interface FaultRule {
    readonly match?: {
        readonly method?: string;
        /** Part of the path; `*` is part of a segment, `**` anything. */
        readonly path?: string;
        readonly door?: 'meta' | 'app' | 'mcp';
    };
    /** Matching requests that pass first. */
    readonly skip?: number;
    readonly times?: number;
    readonly fault: Readonly<Record<string, unknown>> & { readonly kind: string };
}

const counters = z.looseObject({ seen: z.number(), fired: z.number() });
const rules = z.looseObject({ rules: z.array(counters) });
export type FaultCounters = z.output<typeof counters>;

/** Requests a rule is about that came so far, and those it did something to. */
export type AskCounters = () => Promise<FaultCounters>;

/** Switches a fault on for as long as `work` takes. */
export async function withFault<T>(
    { sandbox }: XanoBench,
    rule: FaultRule,
    work: (counted: AskCounters) => Promise<T>,
): Promise<T> {
    const url = `${sandbox.origin}/_sandbox/faults`;
    const added = await fetch(url, { method: 'POST', body: JSON.stringify(rule) });
    if (!added.ok) throw new Error(`the sandbox does not take the rule: ${await added.text()}`);
    try {
        return await work(async () => {
            const [first] = rules.parse(await (await fetch(url)).json()).rules;
            if (first === undefined) throw new Error('the sandbox forgot the rule');
            return first;
        });
    } finally {
        await fetch(url, { method: 'DELETE' });
    }
}
