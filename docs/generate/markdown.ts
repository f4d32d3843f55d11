/** The anchor of a heading, as GitHub and the site make it. */
export const anchor = (heading: string): string =>
    heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-');

/** A text that fits into a cell of a table. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

export const code = (text: string, language = 'ts'): string => `\`\`\`${language}\n${text}\n\`\`\``;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
    [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Link to an operation from a page beside the folder of the reference. */
export function operationLink(id: string, text = `\`${id}\``, before = ''): string {
    const [resource = ''] = id.split('.');
    return `[${text}](${before}reference/${resource}.md#${anchor(id)})`;
}
