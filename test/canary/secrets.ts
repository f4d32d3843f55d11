import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOKENS } from '../sandbox/auth/tokens.js';
import { SHORTEST } from './forms.js';

/** What the sandbox gives out, and what its request history holds of the people who called its endpoints. */
const SANDBOX = [
    ...Object.values<string>({ ...TOKENS }),
    'SANDBOX-TOKEN-THIS-IS-NOT-A-SECRET-',
    'fake-customer-token-',
    'fake-office-token-not-a-secret',
    'fake-office-key-not-a-secret',
];

/** Tokens the tests gave a client or a session, as `collect.ts` learnt them, and those of the sandbox. */
export function secretsOf(folder: string): string[] {
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const learnt = files.flatMap((file): string[] =>
        readFileSync(join(folder, file), 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => String(JSON.parse(line))),
    );
    return [...new Set([...SANDBOX, ...learnt])].filter(({ length }) => length >= SHORTEST);
}
