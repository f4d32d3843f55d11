/** Arguments whose values are nobody's business but Xano's. */
const SECRET = /token|password|secret|authorization|api_?key/i;
const LONGEST = 60;

function shown(value: unknown): unknown {
    if (Array.isArray(value)) return `a list of ${value.length}`;
    if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
    // What is written and what is looked for may hold anything, so only the columns are named.
    if (typeof value === 'object' && value !== null) return `{ ${Object.keys(value).join(', ')} }`;
    return value;
}

/** Arguments for WeWeb's log: enough to know which call it was, without secrets and without whole records. */
export function previewOf(args: unknown): Readonly<Record<string, unknown>> {
    if (typeof args !== 'object' || args === null || Array.isArray(args)) return {};
    return Object.fromEntries(
        Object.entries(args).map(([name, value]) => [name, SECRET.test(name) ? '***' : shown(value)]),
    );
}
