import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Action, Resource } from './action.js';
import { output } from './parameters/output.js';

const byName = <T extends { readonly name: string }>(entries: readonly T[]): T[] =>
    [...entries].sort((a, b) => a.name.localeCompare(b.name));

/** Order of the boxes of an operation: Output goes before the collections at the end. */
function parametersOf(action: Action): readonly INodeProperties[] {
    if (!('simple' in action)) return action.parameters;
    const last = action.parameters.findIndex(({ name }) => name === 'options');
    const at = last === -1 ? action.parameters.length : last;
    return [...action.parameters.slice(0, at), ...output, ...action.parameters.slice(at)];
}

interface Shown {
    readonly parameter: INodeProperties;
    readonly operations: string[];
}

/**
 * The same box in several operations of a resource is one property, so that its value stays when the operation changes. One
 * that is new stands before the box that follows it in its operation: each operation keeps its order.
 */
function merged({ value: resource, actions }: Resource): INodeProperties[] {
    const shown: Shown[] = [];
    const keys: string[] = [];
    for (const action of actions) {
        let before = shown.length;
        for (const parameter of [...parametersOf(action)].reverse()) {
            const key = JSON.stringify(parameter);
            const at = keys.indexOf(key);
            if (at === -1) {
                keys.splice(before, 0, key);
                shown.splice(before, 0, { parameter, operations: [action.value] });
            } else {
                shown[at]?.operations.push(action.value);
                before = at;
            }
        }
    }
    return shown.map(({ parameter, operations }) => ({
        ...parameter,
        displayOptions: {
            ...parameter.displayOptions,
            show: { resource: [resource], operation: operations, ...parameter.displayOptions?.show },
        },
    }));
}

const operationsOf = ({ value: resource, actions }: Resource): INodeProperties => {
    const options: INodePropertyOptions[] = byName(actions).map(({ name, value, action, description }) => ({
        name,
        value,
        action,
        description,
    }));
    const [first] = options;
    const standard = first?.value ?? '';
    return {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        displayOptions: { show: { resource: [resource] } },
        options,
        default: standard,
    };
};

/** Everything the panel shows: Resource, its Operation, and the parameters of each operation. */
export function propertiesOf(resources: readonly Resource[], standard: string): INodeProperties[] {
    const list = byName(resources);
    return [
        {
            displayName: 'Resource',
            name: 'resource',
            type: 'options',
            noDataExpression: true,
            options: list.map(({ name, value }) => ({ name, value })),
            default: standard,
        },
        ...list.map(operationsOf),
        ...list.flatMap(merged),
    ];
}
