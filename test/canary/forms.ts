/** One way a secret may be written, and how that looks. */
export interface Form {
    readonly name: string;
    readonly text: string;
}

/** A shorter text could stand anywhere by chance. */
export const SHORTEST = 8;

/** Of a long token also its parts, which a cut one still holds; not its beginning, which tokens share. */
export function piecesOf(token: string): string[] {
    if (token.length < SHORTEST) return [];
    if (token.length < 48) return [token];
    const middle = Math.floor(token.length / 2);
    return [token, token.slice(middle - 12, middle + 12), token.slice(-20)];
}

/**
 * What base64 makes of the secret wherever it begins in a longer text: three groups of letters, each without those that
 * depend on what stands before or behind.
 */
function base64Of(secret: string, encoding: 'base64' | 'base64url'): string[] {
    return [0, 1, 2].map((before) => {
        const bytes = Buffer.from('\0'.repeat(before) + secret);
        const whole = bytes.toString(encoding);
        return whole.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    });
}

/** Every form that is looked for as it stands. Escapes need none: they are undone in the text first. */
export function formsOf(secret: string): Form[] {
    const hex = Buffer.from(secret).toString('hex');
    const forms = [
        { name: 'plain', text: secret },
        { name: 'URL', text: encodeURIComponent(secret) },
        { name: 'form', text: new URLSearchParams({ '': secret }).toString().slice(1) },
        { name: 'JSON', text: JSON.stringify(secret).slice(1, -1) },
        ...base64Of(secret, 'base64').map((text) => ({ name: 'base64', text })),
        ...base64Of(secret, 'base64url').map((text) => ({ name: 'base64url', text })),
        { name: 'hex', text: hex },
        { name: 'hex', text: hex.toUpperCase() },
    ];
    const seen = new Set<string>();
    return forms.filter(({ text }) => text.length >= SHORTEST && !seen.has(text) && seen.add(text));
}

const ESCAPES =
    /\\+u([0-9a-f]{4})|\\+u\{([0-9a-f]{1,6})\}|\\+x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{2,4});|\\+\//gi;

/** The text with the escapes of JSON, JavaScript, URLs and HTML undone once; the same text when it has none. */
export const unescaped = (text: string): string =>
    text.replace(ESCAPES, (whole, ...digits: readonly (string | undefined)[]) => {
        const code = digits.slice(0, 5).find((one) => one !== undefined);
        if (code === undefined) return '/';
        const point = parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });

/** A text inside a text inside a text: escapes of escapes. */
const DEEPEST = 4;

/** The text, and what comes of undoing its escapes, layer by layer. */
export function layersOf(text: string): string[] {
    const layers = [text];
    for (let last = text; layers.length < DEEPEST;) {
        const next = unescaped(last);
        if (next === last) break;
        layers.push(next);
        last = next;
    }
    return layers;
}
