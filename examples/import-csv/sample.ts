import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRecords } from 'xano-connect/files';
import { checkpointOf, rejectsOf } from './arguments.js';
import { profile } from '../tour/people.js';

const ROWS = 5000;
/** The same on every call: an import that was stopped goes on with the same file. */
const SOME_DAY = Date.parse('2026-01-31T09:30:00Z');

function* customers(): Generator<Record<string, unknown>> {
    for (let n = 0; n < ROWS; n++) {
        const { name, email, last_login, lifetime_value } = profile(n, SOME_DAY);
        yield {
            name,
            email,
            // Two rows in it are wrong, as some rows always are.
            status: n === 1200 ? 'sleeping' : 'active',
            newsletter: n % 3 === 0,
            credit: n === 3456 ? 'n/a' : lifetime_value,
            last_seen_at: new Date(last_login),
        };
    }
}

/** Writes a CSV of made-up customers for the sandbox. */
export async function writeSample(): Promise<string> {
    const path = join(tmpdir(), 'xano-connect-customers.csv');
    await writeRecords(customers(), path);
    // What the last finished import of it rejected is in nobody's way.
    if (!existsSync(checkpointOf(path))) await rm(rejectsOf(path), { force: true });
    return path;
}
