import { gzipped } from '../core/size.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const CLIENT = `export * from './pure/index.js';`;

/** Smallest first; each against the client alone. The target is that of the pure session, all its carriers included. */
const SESSIONS = [
    { uses: 'createStreamableSession', name: 'pure session over streamable HTTP alone', limit: 6 },
    { uses: 'createPureSession', name: 'pure session with SSE, the simple form, live progress', limit: 6 },
];

/** Errors, retry, pace, redaction and the runtime's rules are the client's as well: only what comes on top is counted. */
export async function sizeFigures(): Promise<Figure[]> {
    const client = await gzipped(CLIENT);
    const figures: Figure[] = [];
    for (const { uses, name, limit } of SESSIONS) {
        const size = await gzipped(`${CLIENT} export { ${uses} } from './pure/mcp.js';`);
        figures.push(
            atMost(
                `${name}, added to a bundle that has the client`,
                (size - client) / 1024,
                'KB gzip',
                limit,
            ),
        );
    }
    return figures;
}
