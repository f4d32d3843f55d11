/** What is needed most of a function. */
export const FUNCTION_FIELDS = [
    'id',
    'name',
    'description',
    'branch',
    'tag',
    'created_at',
    'updated_at',
] as const;
