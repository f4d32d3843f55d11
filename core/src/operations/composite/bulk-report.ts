import * as z from 'zod/mini';
import type { BulkReport } from '../../bulk-types.js';

/**
 * What a bulk run did: counts, `results` by index of the input, and the checkpoint. A run that ends early throws
 * BulkStoppedError, whose `report` is the same.
 */
export const bulkReport = () => z.custom<BulkReport>();
