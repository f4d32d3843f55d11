import type { INodeProperties } from 'n8n-workflow';

/** The two ends of a period; without a zone they are meant in that of the workflow. */
export const since: INodeProperties = {
    displayName: 'Since',
    name: 'since',
    type: 'dateTime',
    default: '',
    description: 'Only what happened at this moment or later',
};

export const until: INodeProperties = {
    displayName: 'Until',
    name: 'until',
    type: 'dateTime',
    default: '',
    description: 'Only what happened at this moment or before',
};
