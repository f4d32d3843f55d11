import { XanoError } from './errors.js';

/** A box people paste into: its name in messages, the option it is, and what to paste instead. */
export interface Box {
    readonly name: string;
    readonly path: string;
    readonly hint: string;
}

/** What a pasted text looks like when it cannot be meant, and what to say about it; `{}` stands for the text. */
export type Slip = readonly [pattern: RegExp, problem: string];

/** `{{ $json.url }}`, `${VAR}`, `$VAR`, `%VAR%`, `process.env.X`. */
const EXPRESSION = /\{\{|\$\{|^\$[A-Z_]|^%\w+%$|^(?:process\.env|import\.meta)\b/i;

/** True for an expression that nothing evaluated. */
export const isExpression = (text: string): boolean => EXPRESSION.test(text);

/** Slips that URL and token boxes see alike; the first that fits is told. */
const SLIPS: readonly Slip[] = [
    [/^$/, 'is empty'],
    [
        /^(?:undefined|null|none|nil|nan|true|false|\[object \w+\])$/i,
        'is the word "{}": a variable was not filled in',
    ],
    [EXPRESSION, 'is an expression that was not evaluated'],
    // `<token>`, `YOUR-INSTANCE`, `access_token_here`, `xxxx-xxxx`, `****`.
    [
        /<[^>]*>|\[[a-z][^\]:]*\]|^\*+$|(?:^|[^a-z0-9])(?:your[-_ ]?(?:xano|instance|workspace|access|api|token|metadata|host|domain|secret)|(?:(?:token|instance|host|domain|key)[-_ ]here|x{3,}(?:[-.]x{3,})*)(?![a-z0-9]))/i,
        'is still the placeholder of an example',
    ],
    [/\s/, 'has a space or a line break in it'],
];

/** The beginning of every JWT and JWE (`{"` in base64url), wherever it stands. */
const TOKEN = /eyJ[A-Za-z0-9_.-]{4,}/;

export const holdsToken = (text: string): boolean => TOKEN.test(text);

/** Never repeats what was pasted: it may be, or hold, a token, and an error text ends up in logs and screenshots. */
export function refuse({ name, path, hint }: Box, problem: string, instead = hint): never {
    throw new XanoError({ kind: 'config', message: `The ${name} ${problem}.`, hint: instead, path });
}

/** Zero-width characters and the byte order mark survive copying and are invisible in every settings page. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/** The text without invisible characters, and without the space and quotes that copying from a chat, a document or a shell brings along. */
export const unwrap = (text: string): string =>
    text
        .replace(INVISIBLE, '')
        .replace(/^[\s"'`“‘«]+|[\s"'`”’»]+$/g, '')
        .replace(/^<(https?:.*)>$/i, '$1');

/**
 * The text somebody pasted, tidied.
 *
 * @param slips what cannot be meant in this box.
 * @throws XanoError `config`
 */
export function readPasted(
    box: Box,
    input: unknown,
    tidy: (text: string) => string,
    slips: readonly Slip[],
): string {
    if (input === undefined || input === null) refuse(box, 'is missing');
    if (typeof input !== 'string') refuse(box, `must be a text, not ${aKind(input)}`);
    const text = tidy(unwrap(input));
    // A long token may hold anything, the looks of a placeholder included.
    const shown = text.replace(TOKEN, 'token');
    refuseSlip(box, text, slips);
    refuseSlip(box, shown, SLIPS);
    return text;
}

/** @throws XanoError `config` for the first slip that fits. */
export function refuseSlip(box: Box, text: string, slips: readonly Slip[]): void {
    const slip = slips.find(([pattern]) => pattern.test(text));
    if (slip !== undefined) refuse(box, slip[1].replace('{}', text));
}

/** `a number`, `an object`, `a list`: what stands where a text should. */
export function aKind(value: unknown): string {
    if (Array.isArray(value)) return 'a list';
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
