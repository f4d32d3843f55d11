/** Answers in the shapes of metadata-api.md section 7; names are made up. */

const dates = { created_at: '2026-01-11 21:14:49+0000', updated_at: '2026-01-11 21:14:49+0000' };

/** What every kind has. */
export const written = (id: number, name: string, description = '') => ({
    id,
    ...dates,
    name,
    description,
    tag: [],
    xanoscript: null,
});

/** What every kind has that each branch has its own of. */
export const branched = (id: number, name: string, description = '') => ({
    ...written(id, name, description),
    guid: 'qR7sT9uV1wX3yZ5aB7cD9eF1gH3',
    branch: 'v1',
});
