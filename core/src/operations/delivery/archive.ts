import * as z from 'zod/mini';
import { thing } from '../shapes.js';

/** Where an archive can be fetched, for a while: whoever has the address has the archive. */
export const downloadLink = () =>
    thing({
        /** Address of the file. */
        src: z.optional(z.string()),
    });

/** All that is told of what was stored. */
export const storedId = () => thing({ id: z.optional(z.number()) });
