import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { resources } from './actions/index.js';
import { methods } from './methods/index.js';
import { propertiesOf } from './properties.js';
import { execute } from './run/execute.js';

export class XanoConnect implements INodeType {
    description: INodeTypeDescription = {
        displayName: 'Xano Connect',
        name: 'xanoConnect',
        icon: { light: 'file:../../icons/xanoConnect.svg', dark: 'file:../../icons/xanoConnect.dark.svg' },
        group: ['transform'],
        version: 1,
        subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
        description:
            'Work with a Xano backend: tables, records in bulk, request history, endpoints, functions and MCP tools',
        defaults: { name: 'Xano Connect' },
        usableAsTool: true,
        inputs: [NodeConnectionTypes.Main],
        outputs: [NodeConnectionTypes.Main],
        credentials: [{ name: 'xanoConnectApi', required: true }],
        properties: propertiesOf(resources, 'record'),
    };

    methods = methods;

    async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
        return await execute.call(this);
    }
}
