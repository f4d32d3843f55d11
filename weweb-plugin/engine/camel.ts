const toCamel = (key: string): string =>
    key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The same with keys such as `errorRate` for `error_rate`, all the way down. Only for what the engine itself counts up. */
export function camelKeys(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(camelKeys);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [toCamel(key), camelKeys(inner)]));
}
