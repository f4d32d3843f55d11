import type { User, Users } from '../../../test/e2e/weweb/proxy/users.js';

interface Person extends User {
    readonly name: string;
    /** Good for this demo's proxy only, which listens on loopback. */
    readonly token: string;
}

/** Who can sign in to the demo. */
export const people: readonly Person[] = [
    { id: 1, name: 'Dana (admin)', role: 'admin', token: 'demo-dana' },
    { id: 2, name: 'Noor (no admin)', role: 'member', token: 'demo-noor' },
];

export const users: Users = new Map(people.map(({ token, id, role }) => [token, { id, role }]));
