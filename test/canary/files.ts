import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const PICTURES = /\.(?:png|jpe?g|gif|webp|ico)$/i;

/** A test writes these for the client to read its token from. */
const GIVEN = /^(?:credentials|profile)\.ya?ml$/;

/** The sandbox's own database keeps the request history as Xano does, bearer tokens included. */
const isDatabase = (names: readonly string[]): boolean => names.includes('PG_VERSION');

/** Every file under a path that is to be searched; none when there is no such path. */
export function filesUnder(path: string): string[] {
    if (!existsSync(path)) return [];
    const entries = readdirSync(path, { withFileTypes: true });
    if (isDatabase(entries.map(({ name }) => name))) return [];
    return entries.flatMap((entry) => {
        const inner = join(path, entry.name);
        if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(inner);
        return !entry.isFile() || PICTURES.test(entry.name) || GIVEN.test(basename(inner)) ? [] : [inner];
    });
}

/** What `npm run sandbox` prints when it starts is there to hand its tokens out. */
const START_UP = /^Xano sandbox: made-up data[^]*?^Ctrl\+C stops it\.$/gm;

/** Nothing but the lines that hand tokens out is left out of what is printed. */
export function contentOf(file: string, isPrinted: boolean): Buffer {
    const content = readFileSync(file);
    if (!isPrinted) return content;
    return Buffer.from(content.toString('latin1').replace(START_UP, ''), 'latin1');
}
