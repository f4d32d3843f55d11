/** What the server of `server/mcp.ts` counted. */
export interface Stats {
    readonly initialize: number;
    readonly calls: number;
    /** When it last broke a connection off, in milliseconds since 1970-01-01 UTC. */
    readonly cutAt: number;
    /** Connections that are open, but for the one that asks. */
    readonly sockets: number;
}

const ask = async (url: string): Promise<Stats> => (await (await fetch(url)).json()) as Stats;

export const statsOf = (origin: string): Promise<Stats> => ask(`${origin}/stats`);

/** Makes the server forget every session, as it does by itself in the course of time. */
export const forgetSessions = (origin: string): Promise<Stats> => ask(`${origin}/forget`);
