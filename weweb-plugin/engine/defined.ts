type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that were left out: the engine takes a key for given when it is there. */
export const defined = <T extends object>(values: T): Defined<T> =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
