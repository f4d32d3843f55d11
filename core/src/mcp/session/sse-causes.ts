import { STREAM } from './refusal.js';
import type { Cause } from './refusal.js';

export const NO_STREAM: Cause = ['config', 'this platform cannot read a stream as it comes in', STREAM];

export const NO_ENDPOINT: Cause = [
    'timeout',
    'the event stream never named its endpoint',
    `This may not be an MCP server. ${STREAM}`,
];

export const FOREIGN_ENDPOINT: Cause = [
    'protocol',
    'its event stream names an endpoint of another origin',
    'The token is only sent to the server it was given for. Check the URL.',
];
