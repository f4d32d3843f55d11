/**
 * A foreign value as text. `String` would call a member `toString` of it, which in foreign JSON is no function, and throw.
 */
export const asText = (value: unknown): string =>
    typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
