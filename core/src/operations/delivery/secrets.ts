/** Of operations whose answer holds secrets while what they send does not. */
export const hidden = (): readonly string[] => [];

/** Every text in a value, however deep. */
export function textsIn(value: unknown): readonly string[] {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(textsIn);
}
