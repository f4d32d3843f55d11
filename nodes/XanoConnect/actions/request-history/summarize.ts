import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { momentOf } from '../../parameters/moment.js';
import { option, options } from '../../parameters/options.js';
import { since, until } from '../../parameters/period.js';
import { filters, narrowed, onlyApiGroup } from './shared.js';

const BUCKETS = ['day', 'hour', 'minute'] as const;

/**
 * choice: one item with the whole summary, since most of it is not about single endpoints; Split Out makes items of its
 * lists `slowest`, `most_requested` and `most_failing`.
 */
export const summarize: EachAction = {
    value: 'summarize',
    name: 'Summarize',
    action: 'Summarize the request history',
    description:
        'Count the requests of a period in one item: share of refused ones, percentiles of the duration in milliseconds, and lists of the slowest, most requested and most failing endpoints',
    parameters: [
        workspace,
        { ...since, description: 'Begin of the period. Left empty, it is 24 hours before its end.' },
        { ...until, description: 'End of the period. Left empty, it is now.' },
        filters(onlyApiGroup),
        options(
            option.branch,
            {
                displayName: 'Include Metadata API Calls',
                name: 'includeMetadataCalls',
                type: 'boolean',
                default: false,
                description:
                    'Whether to count calls of the Metadata API, such as those of this node, beside those of your users',
            },
            {
                displayName: 'List Length',
                name: 'top',
                type: 'number',
                typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
                default: 10,
                description: 'Most endpoints in each list',
            },
            {
                displayName: 'Series Interval',
                name: 'bucket',
                type: 'options',
                default: 'hour',
                description:
                    'Length of a point of series, which the raw output has for a chart. Left out, it fits the period.',
                options: [
                    { name: 'Day', value: 'day' },
                    { name: 'Hour', value: 'hour' },
                    { name: 'Minute', value: 'minute' },
                ],
            },
        ),
    ],
    reads: true,
    simple: [
        'from',
        'to',
        'requests',
        'errors',
        'client_errors',
        'error_rate',
        'duration_ms',
        'by_status',
        'slowest',
        'most_requested',
        'most_failing',
        'truncated',
    ],
    each: (item) => {
        const from = momentOf(item, 'since', 'Since');
        const to = momentOf(item, 'until', 'Until');
        const bucket = BUCKETS.find((name) => name === item.value('options.bucket'));
        const { apigroup_id } = narrowed(item);
        return item.xano.requestHistory.summary(
            {
                ...(from === undefined ? {} : { from }),
                ...(to === undefined ? {} : { to }),
                ...(apigroup_id === undefined ? {} : { apigroup_id }),
                ...(bucket === undefined ? {} : { bucket }),
                ...('top' in item.collection('options') ? { top: item.number('options.top') } : {}),
                include_metadata_calls: item.flag('options.includeMetadataCalls'),
            },
            item.options,
        );
    },
};
