/** A word as people write it: blanks, `_`, `-` and capitals do not count. */
export const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, '');

/** The words by all their spellings: their own, and those `others` lists. */
export const spellings = <W extends string>(
    words: readonly W[],
    others: (word: W) => readonly string[],
): ReadonlyMap<string, W> =>
    new Map(words.flatMap((word) => [word, ...others(word)].map((name) => [plain(name), word] as const)));
