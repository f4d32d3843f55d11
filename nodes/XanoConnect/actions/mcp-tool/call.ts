import type { FoundTool } from 'xano-connect/pure';
import { isDestructive } from 'xano-connect/pure/mcp';
import type { EachAction } from '../../action.js';
import { answered, singleItem } from '../../parameters/answer.js';
import { confirmation, dryRun, requireConfirmation } from '../../parameters/confirmation.js';
import { formBoxes, formValues } from '../../parameters/form.js';
import type { Form } from '../../parameters/form.js';
import { locator } from '../../parameters/locator.js';
import { ownOptions } from '../../parameters/options.js';
import { allRead } from '../../run/all-read.js';
import type { Item } from '../../run/item.js';
import { remember } from '../../run/remember.js';

const ARGUMENTS: Form = {
    name: 'arguments',
    displayName: 'Arguments',
    singular: 'argument',
    of: 'tool',
    fields: 'getToolArguments',
    dependsOn: ['tool.value'],
};

/** What the server says of the tool of an item; its list is read once in a run. */
async function toolOf(item: Item): Promise<FoundTool> {
    const name = item.label('tool');
    return remember(item.xano, JSON.stringify(['tool', name]), () =>
        item.xano.tools.describe(name, item.options),
    );
}

const isPage = (data: unknown): data is { readonly items: readonly unknown[] } =>
    typeof data === 'object' &&
    data !== null &&
    'nextPage' in data &&
    'items' in data &&
    Array.isArray(data.items);

/** A page of Xano's is a list that knows where it goes on. */
const elements = (item: Item, data: unknown): unknown =>
    isPage(data) && !item.flag('options.singleItem') ? data.items : data;

export const call: EachAction = {
    value: 'call',
    name: 'Call',
    action: 'Call an MCP tool',
    description: 'Call a tool of the Xano MCP server with the given arguments, and return what it answers',
    parameters: [
        locator('tool'),
        ...formBoxes(ARGUMENTS),
        {
            ...confirmation('tool'),
            description:
                'For tools that remove something, and for unknown ones: the exact name of the tool, typed to confirm the call. Others need none.',
            placeholder: 'e.g. deleteTable',
        },
        dryRun,
        ownOptions(singleItem),
    ],
    reads: allRead(async (item) => (await toolOf(item)).effect === 'read'),
    each: async (item) => {
        const { name, effect, tool = { name } } = await toolOf(item);
        const given = formValues(item, ARGUMENTS);
        if (item.flag('dryRun'))
            return { called: false, dry_run: true, tool: name, effect, arguments: given };
        if (isDestructive(tool)) requireConfirmation(item, name, `remove or change what ${name} works on`);
        const { data } = await item.xano.callTool(name, given, {
            ...item.options,
            confirm: item.text('confirmation').trim() === name,
        });
        return answered(item, elements(item, data), typeof data === 'string' ? 'text' : 'result');
    },
};
