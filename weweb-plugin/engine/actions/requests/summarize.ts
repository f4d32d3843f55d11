import { defineAction } from '../../action.js';
import { watched } from '../../bulk.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { ofSummary, summaryArgs, toSummary } from '../../requests.js';

export const summarizeRequests = defineAction({
    code: 'summarizeRequests',
    args: summaryArgs,
    needs: ['history'],
    async run(context, args) {
        return toSummary(await context.xano.requestHistory.summary(ofSummary(args), watched(context)));
    },
});

const points = (['minute', 'hour', 'day'] as const).map((value) => ({ value, label: value }));

export const panel = definePanel({
    code: 'summarizeRequests',
    name: 'Requests | Summarize',
    description:
        'The request history of a period in numbers: error rate, percentiles of the duration, slowest and most failing endpoints, and a series for a chart.',
    returns:
        '{ from: string, to: string, requests: number, errors: number, clientErrors: number, errorRate: number, durationMs: { p50, p95, p99, max, mean }, byStatus: object, slowest: object[], mostRequested: object[], mostFailing: object[], slowestRequests: object[], busiestSecond: object | null, busiestMinute: object | null, bucket: string, series: { at: string, requests: number, errors: number, clientErrors: number, p50Ms: number | null, p95Ms: number | null }[], pages: number, truncated: boolean }',
    fields: {
        from: { label: 'From', box: 'date', help: 'Empty means 24 hours before the end' },
        to: { label: 'To', box: 'date', help: 'Empty means now' },
        apiGroupId: field.apiGroup,
        bucket: {
            label: 'A point of the chart is a',
            box: { choice: points },
            help: 'Empty means what suits the period',
        },
        top: { label: 'Length of the lists', box: 'number', placeholder: '10', advanced: true },
        includeMetadataCalls: {
            label: 'Count Metadata API calls',
            box: 'switch',
            help: 'Xano logs them beside those of your users',
            advanced: true,
        },
    },
});
