/** A name as a quoted PostgreSQL identifier: doubling the quote is all the escaping there is. */
export function quoteName(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}
