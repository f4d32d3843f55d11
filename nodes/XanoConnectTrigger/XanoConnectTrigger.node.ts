import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { events } from './events/index.js';
import { methods } from './methods.js';
import { poll } from './poll.js';
import { propertiesOf } from './properties.js';

export class XanoConnectTrigger implements INodeType {
    description: INodeTypeDescription = {
        displayName: 'Xano Connect Trigger',
        name: 'xanoConnectTrigger',
        icon: { light: 'file:../../icons/xanoConnect.svg', dark: 'file:../../icons/xanoConnect.dark.svg' },
        group: ['trigger'],
        version: 1,
        subtitle: '={{ $parameter["event"] }}',
        description:
            // The node creator shows it for the node beside it, too.
            'Work with a Xano backend, or start a workflow when records are added or changed, requests fail or are slow, or the schema changes',
        defaults: { name: 'Xano Connect Trigger' },
        polling: true,
        inputs: [],
        outputs: [NodeConnectionTypes.Main],
        credentials: [{ name: 'xanoConnectApi', required: true }],
        properties: propertiesOf(events),
    };

    methods = methods;

    async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
        return await poll.call(this);
    }
}
