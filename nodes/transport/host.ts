import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

export const CREDENTIAL = 'xanoConnectApi';

/** Who runs us: a node at work, a panel that fills a list, a trigger that looks for news. */
export type Host = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;
