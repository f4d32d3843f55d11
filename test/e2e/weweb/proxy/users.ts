import { forbidden, Refusal } from './refusal.js';

export interface User {
    readonly id: number | string;
    /** `admin` may use the proxy. */
    readonly role: string;
}

/** Who may sign in, by token. A real proxy asks the login of the app instead. */
export type Users = ReadonlyMap<string, User>;

const signIn = (message: string): Refusal =>
    new Refusal({ status: 401, kind: 'auth', message, hint: 'Sign in, then try again.' });

/** The admin behind an `Authorization` header. @throws Refusal 401, 403 */
export function adminOf(authorization: string | undefined, users: Users): User {
    const [, token] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) throw signIn('Nobody is signed in');
    const user = users.get(token);
    if (user === undefined) throw signIn('The login is not valid, or no longer');
    if (user.role !== 'admin') throw forbidden('Only admins may do this');
    return user;
}
