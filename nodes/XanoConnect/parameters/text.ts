/** What a box or an expression gave, as text: nothing is an empty text, a list or an object its JSON. */
export function textOf(value: unknown): string {
    if (typeof value === 'string') return value;
    return value === undefined || value === null ? '' : JSON.stringify(value);
}
