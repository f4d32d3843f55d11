import { gzipped } from '../core/size.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';

const CLIENT = 'createClientOf, metadataOperations';

/**
 * What a bundle pays at least: streamable HTTP; other transports and live progress are added by `createPureSession`.
 * Errors, retry, pace, redaction and the runtime's rules are the client's as well: only what comes on top is counted.
 */
export async function sizeFigure(): Promise<Figure> {
    const without = await gzipped(`export { ${CLIENT} } from './pure.js';`);
    const withSession = await gzipped(`export { ${CLIENT}, createStreamableSession } from './pure.js';`);
    const added = (withSession - without) / 1024;
    return atMost('pure session, added to a bundle that has the client', added, 'KB gzip', 6);
}
