import type { ArgumentsOf } from './arguments.js';
import { camelKeys } from './camel.js';
import type { Xano } from './catalogue.js';
import { defined } from './defined.js';

/** Arguments of every action on the request history. */
export const requestArgs = {
    apiGroupId: 'id',
    endpointId: 'id',
    page: 'number',
    perPage: 'number',
    includeOutput: 'boolean',
} as const;

type Which = Pick<ArgumentsOf<typeof requestArgs>, 'apiGroupId' | 'endpointId' | 'includeOutput'>;

/** Which requests are meant, in the engine's words. */
export const ofRequests = ({ apiGroupId, endpointId, includeOutput }: Which) =>
    defined({ apigroup_id: apiGroupId, query_id: endpointId, include_output: includeOutput });

type Summary = Awaited<ReturnType<Xano['requestHistory']['summary']>>;

/** The numbers of a summary in the words of WeWeb. */
export const toSummary = (summary: Summary): unknown => camelKeys(summary);

/** Arguments of a summary. */
export const summaryArgs = {
    from: 'json',
    to: 'json',
    apiGroupId: 'id',
    bucket: 'text',
    top: 'number',
    includeMetadataCalls: 'boolean',
} as const;

/** What to sum up, in the engine's words, which tells what is wrong with a time or a bucket. */
export const ofSummary = ({
    from,
    to,
    apiGroupId,
    bucket,
    top,
    includeMetadataCalls,
}: ArgumentsOf<typeof summaryArgs>) =>
    defined({
        from: from as string | undefined,
        to: to as string | undefined,
        apigroup_id: apiGroupId,
        bucket: bucket as 'day' | undefined,
        top,
        include_metadata_calls: includeMetadataCalls,
    });
