import { notFound } from '../errors.js';
import type { Call, Route } from './route.js';

/** `/account` stands for https://app.xano.com here. No scope is needed for any of these. */
export const accountRoutes: readonly Route[] = [
    { method: 'GET', path: '/auth/me', handler: me },
    { method: 'GET', path: '/account/auth/me', handler: me },
    { method: 'GET', path: '/account/instance', handler: (call) => [instance(call)] },
    { method: 'GET', path: '/account/instance/{name}', handler: oneInstance },
];

function me(call: Call): unknown {
    const { objects } = call.app;
    const account = objects.list('account')[0];
    const workspaces = objects.list('workspace').map(({ id }) => id);
    return {
        id: account?.user_id,
        name: account?.name,
        email: account?.email,
        extras: { instance: { membership: { role: 'admin', workspace: { id: workspaces } } } },
    };
}

function instance({ app }: Call) {
    const origin = app.origin();
    return {
        name: 'sandbox',
        display: 'Local sandbox',
        xano_domain: origin.replace(/^https?:\/\//, ''),
        custom_domain: null,
        meta_api: `${origin}/api:meta`,
        meta_swagger: `${origin}/apispec:meta?type=json`,
        rate_limit: false,
    };
}

function oneInstance(call: Call): unknown {
    const found = instance(call);
    if (call.params.name !== found.name) throw notFound();
    return found;
}
