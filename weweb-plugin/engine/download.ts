/** How long the browser may take to begin. Milliseconds. */
const KEPT_MS = 60_000;

/** Hands a text to the browser as a file to save; nothing where there is no page. */
export function startDownload(text: string, name: string): void {
    if (typeof document === 'undefined') return;
    // Without the mark Excel takes UTF-8 for another character set.
    const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
