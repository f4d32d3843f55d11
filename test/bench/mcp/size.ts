import { gzipped } from '../core/bundle.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const CLIENT = `export * from './pure/index.js';`;
const EXPLAINED = `export { explained } from './mcp/explain/index.js';`;

/** The target is that of the pure session, all its carriers included. */
const SESSIONS = [
    { uses: 'createStreamableSession', name: 'pure session over streamable HTTP alone', limit: 6 },
    { uses: 'createPureSession', name: 'pure session with SSE, the simple form, live progress', limit: 6 },
];

/**
 * What says why a session failed belongs to `mcpPart` and serves every session, so it is no part of one. It must not
 * become a place where a session's bytes are put out of sight: this is what both were when they were one.
 */
const WITH_EXPLANATION = { name: 'pure session and what explains its failures (guard)', limit: 9.93 };

/** Errors, retry, pace, redaction and the runtime's rules are the client's as well: only what comes on top is counted. */
export async function sizeFigures(): Promise<Figure[]> {
    const client = await gzipped(CLIENT);
    const added = async (name: string, module: string, limit: number): Promise<Figure> => {
        const size = await gzipped(CLIENT + module);
        return atMost(
            `${name}, added to a bundle that has the client`,
            (size - client) / 1024,
            'KB gzip',
            limit,
        );
    };
    const figures: Figure[] = [];
    for (const { uses, name, limit } of SESSIONS)
        figures.push(await added(name, `export { ${uses} } from './pure/mcp.js';`, limit));
    const { name, limit } = WITH_EXPLANATION;
    const both = `export { createPureSession } from './pure/mcp.js'; ${EXPLAINED}`;
    return [...figures, await added(name, both, limit)];
}
