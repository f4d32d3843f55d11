import type { INodeProperties } from 'n8n-workflow';
import { workspace } from '../XanoConnect/parameters/locator.js';
import type { WatchEvent } from './events/event.js';

/** The Options collection stands at the end. */
const isLast = ({ name }: INodeProperties): number => Number(name === 'options');

/** Everything the panel shows. A box that several events have is one property, so that it keeps its value. */
export function propertiesOf(events: readonly WatchEvent[]): INodeProperties[] {
    const list = [...events].sort((a, b) => a.name.localeCompare(b.name));
    const shown = new Map<INodeProperties, string[]>();
    for (const { value, parameters } of events) {
        for (const parameter of parameters) shown.set(parameter, [...(shown.get(parameter) ?? []), value]);
    }
    const standard = events[0]?.value ?? '';
    return [
        {
            displayName: 'Event',
            name: 'event',
            type: 'options',
            noDataExpression: true,
            default: standard,
            description: 'What the workflow waits for',
            options: list.map(({ name, value, description }) => ({ name, value, description })),
        },
        workspace,
        ...[...shown]
            .sort(([a], [b]) => isLast(a) - isLast(b))
            .map(([parameter, event]) => ({ ...parameter, displayOptions: { show: { event } } })),
    ];
}
