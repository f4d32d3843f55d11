import { Agent } from 'node:http';
import axios from 'axios';
import type { Xano } from 'xano-connect';
import { importBuilt } from '../child.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';
import { inFlight, ratio } from '../ratio.js';

const CALLS = 400;
const ROUNDS = 15;

/** A read through the client against the same request by plain axios with keep-alive. */
export async function readFigures(origin: string, say: (text: string) => void): Promise<Figure[]> {
    const built = (await importBuilt('node.mjs')) as { createXano(options: object): Xano };
    const xano = built.createXano({ instanceUrl: origin, accessToken: 'bench-token', workspaceId: 1 });
    const httpAgent = new Agent({ keepAlive: true });
    const plain = axios.create({ httpAgent, headers: { authorization: 'Bearer bench-token' } });
    const url = `${origin}/api:meta/workspace/1/table/2/content?page=1&per_page=50`;

    const ours = async (): Promise<void> => {
        await xano.record.list({ table_id: 2, page: 1, per_page: 50 });
    };
    const base = async (): Promise<void> => {
        await plain.get(url);
    };
    try {
        say('reading one after the other ...');
        const sequential = await ratio(each(ours, 1), each(base, 1), ROUNDS);
        say('reading 16 at a time ...');
        const parallel = await ratio(each(ours, 16), each(base, 16), ROUNDS);
        return [
            atMost('REST read, one after the other, against plain axios', sequential, 'x the time', 1.15),
            atMost('REST read, 16 in flight, against plain axios', parallel, 'x the time', 1.15),
        ];
    } finally {
        await xano.close();
        httpAgent.destroy();
    }
}

const each = (call: () => Promise<void>, width: number) => inFlight(call, CALLS, width);
