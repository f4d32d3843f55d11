import type { INodeProperties } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { answered, singleItem } from '../../parameters/answer.js';
import { confirmation, dryRun, requireConfirmation } from '../../parameters/confirmation.js';
import { formBoxes, formValues } from '../../parameters/form.js';
import type { Form } from '../../parameters/form.js';
import { locator, optionalLocator, workspace } from '../../parameters/locator.js';
import { option, ownOptions } from '../../parameters/options.js';
import { allRead } from '../../run/all-read.js';
import type { Item } from '../../run/item.js';
import { remember } from '../../run/remember.js';

const INPUTS: Form = {
    name: 'inputs',
    displayName: 'Inputs',
    singular: 'input',
    of: 'endpoint',
    fields: 'getEndpointInputs',
    dependsOn: ['workspace.value', 'apiGroup.value', 'endpoint.value'],
};

const authentication: readonly INodeProperties[] = [
    {
        displayName: 'Authentication',
        name: 'userAuthentication',
        type: 'options',
        default: 'none',
        description: 'Who calls the endpoint. The access token of the credential is never sent to endpoints.',
        options: [
            { name: 'None', value: 'none', description: 'Nobody: for public endpoints' },
            {
                name: 'User Token',
                value: 'userToken',
                description: 'A user of the application, by the token its log-in endpoint answered',
            },
        ],
    },
    {
        displayName: 'User Token',
        name: 'userToken',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        required: true,
        description:
            'The token that the log-in endpoint of the application answered, with “Bearer” or without',
        displayOptions: { show: { userAuthentication: ['userToken'] } },
    },
];

/** `GET orders`, as the list shows the endpoint of an item. */
async function nameOf(item: Item): Promise<string> {
    const { options } = item;
    const place = { apigroup_id: item.id('apiGroup'), api_id: item.id('endpoint') };
    return remember(item.xano, JSON.stringify(['endpoint', options.workspaceId, place]), async () => {
        const { verb, name } = await item.xano.endpoint.get(place, options);
        return `${verb} ${name}`;
    });
}

const isRead = (name: string): boolean => /^(?:GET|HEAD) /.test(name);

export const call: EachAction = {
    value: 'call',
    name: 'Call',
    action: 'Call an endpoint',
    description: 'Call an endpoint of the application as its users do, and return what it answers',
    parameters: [
        workspace,
        locator('apiGroup'),
        locator('endpoint'),
        ...authentication,
        ...formBoxes(INPUTS),
        {
            ...confirmation('endpoint', 'method and name'),
            description:
                'For DELETE endpoints: method and name of the endpoint, typed to confirm the call. Others need none.',
            placeholder: 'e.g. DELETE orders/{order_id}',
        },
        dryRun,
        ownOptions(
            optionalLocator('branch', {
                description: 'The branch to call. Left out, it is the branch of the API group.',
            }),
            option.dataSource,
            singleItem,
        ),
    ],
    reads: allRead(async (item) => isRead(await nameOf(item))),
    each: async (item) => {
        const name = await nameOf(item);
        const input = formValues(item, INPUTS);
        if (item.flag('dryRun')) return { called: false, dry_run: true, endpoint: name, input };
        if (name.startsWith('DELETE '))
            requireConfirmation(item, name, `remove or change what ${name} works on`);
        const answer = await item.xano.endpoint.call(
            {
                apigroup_id: item.id('apiGroup'),
                api_id: item.id('endpoint'),
                input,
                ...(item.text('userAuthentication') === 'userToken'
                    ? { auth_token: item.text('userToken') }
                    : {}),
            },
            item.options,
        );
        return answered(item, answer);
    },
};
