export type Entry = Readonly<Record<string, unknown>>;

const isEntry = (value: unknown): value is Entry =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a fixed collection: a list, or one of them where only one may be. */
export const objectsOf = (value: unknown): readonly Entry[] => [value].flat().filter(isEntry);
