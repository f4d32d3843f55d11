import type { FaultKind } from '../exchange.js';

/** Xano promises no transaction for bulk requests: some of the records are carried out, and the answer is an error. */
export const partials: readonly FaultKind[] = [500, 400].map((status) => ({
    name: `partial-${status}`,
    fate: 'part',
    weight: 3,
    // Nothing refuses one good record; and an MCP server tells what a tool refuses in its result, not by a status.
    suits: ({ rows, isMcp, path }) =>
        status === 400 ? rows > 1 && !isMcp : rows > 0 && !path.includes('sessionId='),
    async act({ sandbox, forward, answer, random }) {
        const fault = { kind: 'partial', status, share: random.next(), seed: random.int(1, 1e6) };
        // Without it another request on its way to the same table could run into the fault that is meant for this one.
        const mark = String(random.int(1, 1e9));
        await sandbox('faults', { match: { mark }, times: 1, fault });
        answer(await forward({ 'x-sandbox-mark': mark }));
    },
}));
