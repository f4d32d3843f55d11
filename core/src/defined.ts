type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
    [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without members that are undefined: a key that is there would be compared, sent or shown. */
export const defined = <T extends object>(object: T): Defined<T> =>
    // The type says the same, key by key.
    Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
