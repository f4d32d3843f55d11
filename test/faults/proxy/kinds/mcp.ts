import type { FaultKind } from '../exchange.js';

/** Every session is forgotten before the request arrives. */
export const sessionExpired: FaultKind = {
    name: 'session-expired',
    fate: 'done',
    weight: 4,
    suits: ({ isMcp }) => isMcp,
    async act({ sandbox, forward, answer }) {
        await sandbox('sessions/expire');
        answer(await forward());
    },
};

/** The event streams break; of the older transport the answer is lost with them, though the tool did its work. */
export const streamDrop: FaultKind = {
    name: 'stream-drop',
    fate: 'done',
    weight: 6,
    suits: ({ isMcp, sort }) => isMcp && sort !== 'talk',
    async act({ mute, forward, answer, wait, random }) {
        const streams = mute();
        const made = await forward();
        const isOlder = made.status === 202;
        if (isOlder) answer(made);
        await wait(random.int(0, 20));
        streams.drop();
        if (!isOlder) answer(made);
    },
};
