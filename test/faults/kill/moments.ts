import type { Exchange, FaultKind } from '../proxy/exchange.js';

type Act = (exchange: Exchange, kill: () => Promise<void>) => Promise<void>;

/** Where in a request its sender dies. */
const ACTS: Readonly<Record<string, Act>> = {
    'before it is delivered': (_, kill) => kill(),
    async 'half delivered'({ request, random, forwardPart }, kill) {
        await forwardPart(random.int(0, Math.max(0, request.body.length - 1)));
        await kill();
    },
    async 'carried out, not answered'({ forward }, kill) {
        await forward();
        await kill();
    },
    async 'carried out later'({ forward, wait, random }, kill) {
        await kill();
        await wait(random.int(0, 80));
        await forward();
    },
    async 'half answered'({ forward, bytesOf, write, wait, random }, kill) {
        const bytes = bytesOf(await forward());
        write(bytes.subarray(0, random.int(1, bytes.length - 1)));
        await wait(random.int(0, 5));
        await kill();
    },
    async answered({ forward, answer, wait, random }, kill) {
        answer(await forward());
        await wait(random.int(0, 10));
        await kill();
    },
};

export const MOMENTS: readonly string[] = Object.keys(ACTS);

/** Whether a request can be carried out after its sender died: what a look then shows may still change. */
export const isLate = (moment: string): boolean => moment === 'carried out later';

export function killing(moment: string, kill: () => Promise<void>): FaultKind {
    const act = ACTS[moment];
    if (act === undefined) throw new Error(`no moment ${moment}`);
    return { name: `killed: ${moment}`, fate: 'done', weight: 0, act: (exchange) => act(exchange, kill) };
}
