/**
 * A foreign value as text. `String` would call a member `toString` of it, which in foreign JSON is no function, and throw.
 */
export const asText = (value: unknown): string =>
    typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);

/** A value out of foreign JSON as JSON; of one that is nested too deep for that only what kind it is. */
export function asJson(value: unknown): string {
    try {
        return JSON.stringify(value);
    } catch {
        return asText(value);
    }
}
