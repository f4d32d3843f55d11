import { notFound } from '../../errors.js';
import { idParam } from '../find.js';
import type { Call, Route } from '../route.js';
import { bareList } from './bare-list.js';

/** choice: two made-up versions. */
export const PLATFORMS = [
    platform(32, '2026.02', Date.UTC(2026, 1, 2)),
    platform(31, '2026.01', Date.UTC(2026, 0, 5)),
] as const;

export const platformRoutes: readonly Route[] = [
    {
        method: 'GET',
        path: '/platform',
        handler: (call) => bareList(call, PLATFORMS, (version) => version),
    },
    { method: 'GET', path: '/platform/{platform_id}', handler: get },
    // choice: nothing short-lived is ever left over here.
    { method: 'GET', path: '/ephemeral', handler: (call) => bareList(call, [], () => null) },
    {
        method: 'GET',
        path: '/workspace/{workspace_id}/ephemeral',
        handler: (call) => bareList(call, [], () => null),
    },
];

function get(call: Call): unknown {
    const id = idParam(call, 'platform_id');
    const found = PLATFORMS.find((one) => one.id === id);
    if (found === undefined) throw notFound();
    return found;
}

function platform(id: number, name: string, created_at: number) {
    return { id, name, created_at, helm: { name: 'xano', tag: name, container: 'helm' }, images: {} };
}
