/** What is needed most of a table. */
export const TABLE_FIELDS = ['id', 'name', 'description', 'tag', 'auth', 'created_at', 'updated_at'] as const;
