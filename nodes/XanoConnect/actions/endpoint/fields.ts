/** What is needed most of an endpoint. */
export const ENDPOINT_FIELDS = [
    'id',
    'verb',
    'name',
    'description',
    'auth',
    'tag',
    'created_at',
    'updated_at',
] as const;
