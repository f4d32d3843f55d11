/** What a box or an expression gave, as text: nothing is an empty text, a list or an object its JSON. */
export function textOf(value: unknown): string {
    if (value === undefined || value === null) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
