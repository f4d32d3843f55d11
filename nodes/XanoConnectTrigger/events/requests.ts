import type { EverydayXano } from 'xano-connect/pure/composites';
import { option, ownOptions } from '../../XanoConnect/parameters/options.js';
import { apiGroup, endpoint, option as own, seconds, simplify, status } from '../parameters.js';
import type { Settings } from '../settings.js';
import type { Condition } from '../watch/row.js';
import { only } from './event.js';
import type { Watched, WatchEvent } from './event.js';

const FIELDS = [
    'id',
    'created_at',
    'verb',
    'uri',
    'status',
    'duration',
    'branch',
    'api_id',
    'query_id',
    'input',
];

const options = ownOptions(option.branch, own.existing, own.maxItems, own.metadataCalls);

/** Requests of the history that meet a condition. They are logged when they end, with the time they began. */
function requests(settings: Settings, xano: EverydayXano, condition: Condition): Watched {
    const group = settings.chosen('apiGroup');
    const query = settings.chosen('endpoint');
    const metadataCalls = settings.option('metadataCalls') === true;
    const { call } = settings;
    const asked = {
        ...(group === undefined ? {} : { apigroup_id: group }),
        ...(query === undefined ? {} : { query_id: query }),
    };
    // Polls are logged, too: one that failed would set off the workflow that watches for failures.
    const fixed = metadataCalls ? [condition] : [condition, { 'api_id|!=': 0 }];
    const raw = settings.value('simplify') === false;
    return {
        resolution: 1000,
        target: [condition, group, query, call.branch, metadataCalls],
        order: () => Promise.resolve({ by: 'time', column: 'created_at' }),
        search: async (where, sort, per_page) => {
            const { items, nextPage } = await xano.requestHistory.search(
                { ...asked, search: [...fixed, ...where], sort, page: 1, per_page, include_output: raw },
                call,
            );
            return { rows: items, more: nextPage !== null };
        },
        shape: (row) => (raw ? row : only(row, FIELDS)),
        hint: 'No such request is in the history. Request history has to be switched on for the endpoint or its API group.',
    };
}

export const requestFailed: WatchEvent = {
    value: 'requestFailed',
    name: 'Request Failed',
    description: 'A request to an endpoint ends with a status of 400 or 500 and above',
    parameters: [status, apiGroup, endpoint, simplify, options],
    watch: (settings, xano) => requests(settings, xano, { 'status|>=': Number(settings.value('status')) }),
};

export const requestSlow: WatchEvent = {
    value: 'requestSlow',
    name: 'Request Slow',
    description: 'A request to an endpoint takes longer than some seconds',
    parameters: [seconds, apiGroup, endpoint, simplify, options],
    watch: (settings, xano) => requests(settings, xano, { 'duration|>': Number(settings.value('seconds')) }),
};
