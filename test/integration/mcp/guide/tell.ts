type Thing = Readonly<Record<string, unknown>>;

/** What a tool answered, read as far as it is told of here. */
export const thing = (data: unknown): Thing =>
    typeof data === 'object' && data !== null ? (data as Thing) : {};

/** The items of a page, or of a list. */
export function itemsOf(data: unknown): readonly Thing[] {
    const items = Array.isArray(data) ? data : thing(data)['items'];
    return Array.isArray(items) ? items.map(thing) : [];
}

const list = (items: readonly unknown[]): string => items.map(String).join(', ');

export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `3 records: Ada, Ben, Cleo` */
export const namesOf =
    (what: string, key = 'name') =>
    (data: unknown): string => {
        const items = itemsOf(data);
        return `${counted(items.length, what)}: ${list(items.map((item) => item[key]))}`;
    };

/** Requests of the sample; the sandbox logs its own calls beside them, each with a duration of its own. */
export const requestsOf = (data: unknown): readonly Thing[] =>
    itemsOf(data).filter(({ uri }) => String(uri).includes('/api:guide123/'));

export const tellRequests = (data: unknown): string => {
    const lines = requestsOf(data).map(
        ({ status, uri, duration }) =>
            `${String(status)} ${String(uri).replace(/^.*\/api:guide123/, '')} ${String(duration)} s`,
    );
    return `${counted(lines.length, 'request')}: ${lines.join('; ')}`;
};

/** Columns of a table that was made, as the answer shows them. */
export const tellTable = (data: unknown): string => {
    const { name, schema } = thing(data);
    const columns = itemsOf(schema).map((column) => `${String(column['name'])} ${String(column['type'])}`);
    return `table "${String(name)}": ${columns.join(', ')}`;
};
