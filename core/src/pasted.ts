/**
 * What people really put into a URL or token box. Both checks below look at the same slips, so the rules for them
 * are here once.
 */

/** Copying from chat, a document or a shell brings these along. */
const WRAPPED = /^(?:"(.*)"|'(.*)'|`(.*)`|“(.*)”|‘(.*)’|«(.*)»|<(https?:.*)>)$/su;

/** Zero-width characters and the byte order mark survive copying and are invisible in every settings page. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/** The text without surrounding space, quotes or backticks, and without invisible characters. */
export function unwrap(text: string): string {
    let inner = text.replace(INVISIBLE, '').trim();
    for (;;) {
        const match = WRAPPED.exec(inner);
        if (match === null) return inner;
        inner = match.slice(1).join('').trim();
    }
}

/** What a variable that was never filled in looks like once it has become text. */
export function isUnfilled(text: string): boolean {
    return /^(?:undefined|null|none|nil|nan|true|false|\[object \w+\])$/i.test(text);
}

/** `{{ $json.url }}`, `${VAR}`, `$VAR`, `%VAR%`, `process.env.X`: an expression that nothing evaluated. */
export function isExpression(text: string): boolean {
    return /\{\{|\$\{|^\$[A-Z_]|^%\w+%$|^process\.env\b|^import\.meta\b/i.test(text);
}

/** `<token>`, `YOUR-INSTANCE`, `access_token_here`, `xxxx-xxxx`: copied from a document and never replaced. */
export function isPlaceholder(text: string): boolean {
    return (
        /<[^>]*>|\[[a-z][^\]:]*\]/i.test(text) ||
        /(?:^|[^a-z0-9])your[-_ ]?(?:xano|instance|workspace|access|api|token|metadata|host|domain|secret)/i.test(
            text,
        ) ||
        /(?:^|[^a-z0-9])(?:token|instance|host|domain|key)[-_ ]here(?:$|[^a-z0-9])/i.test(text) ||
        /(?:^|[^a-z0-9])x{3,}(?:[-.]x{3,})*(?:$|[^a-z0-9])/i.test(text)
    );
}

/** The beginning of every JWT and JWE (`{"` in base64url), wherever it stands. */
export function holdsToken(text: string): boolean {
    return /eyJ[A-Za-z0-9_-]{4,}/.test(text);
}
