/** The anchor of a heading as GitHub makes it. */
export const slugify = (heading) =>
    heading
        .toLowerCase()
        .trim()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
