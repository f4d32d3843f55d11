const REPLACEMENT = 0xfffd;
/** More arguments at once could overflow the stack. */
const UNITS_AT_ONCE = 8192;

/** How many bytes a character takes whose first byte this is; 1 also for what can be none. */
const lengthOf = (lead: number): number =>
    lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;

/** Smallest code point of that length: a longer form than needed is an error, not another spelling. */
const LOWEST = [0, 0, 0x80, 0x800, 0x10000];

/** Where the last character that is not yet complete begins; the length when all are. */
function completeEnd(bytes: Uint8Array): number {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
        const byte = bytes[bytes.length - back] ?? 0;
        if ((byte & 0xc0) === 0x80) continue;
        return lengthOf(byte) > back ? bytes.length - back : bytes.length;
    }
    return bytes.length;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
    if (first.length === 0) return second;
    const both = new Uint8Array(first.length + second.length);
    both.set(first);
    both.set(second, first.length);
    return both;
}

function readPoint(bytes: Uint8Array, at: number, length: number): number {
    let point = (bytes[at] ?? 0) & (0x7f >> length);
    for (let index = at + 1; index < at + length; index++) {
        const byte = bytes[index] ?? 0;
        if ((byte & 0xc0) !== 0x80) return REPLACEMENT;
        point = (point << 6) | (byte & 0x3f);
    }
    const valid = point >= (LOWEST[length] ?? 0) && point <= 0x10ffff && (point & ~0x7ff) !== 0xd800;
    return valid ? point : REPLACEMENT;
}

function decode(bytes: Uint8Array): string {
    // A plain list: spreading a typed array goes through its iterator, which takes three times as long as all the rest.
    const units: number[] = [];
    for (let at = 0; at < bytes.length;) {
        const lead = bytes[at] ?? 0;
        if (lead < 0x80) {
            units.push(lead);
            at++;
            continue;
        }
        const length = lengthOf(lead);
        const point = length === 1 ? REPLACEMENT : readPoint(bytes, at, length);
        at += point === REPLACEMENT ? 1 : length;
        if (point < 0x10000) units.push(point);
        else {
            units.push(0xd7c0 + (point >> 10), 0xdc00 + (point & 0x3ff));
        }
    }
    let text = '';
    for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
        text += String.fromCharCode(...units.slice(at, at + UNITS_AT_ONCE));
    }
    return text;
}

/** Bytes to text, chunk by chunk: the platforms' own decoder is no part of the language, and missing in some hosts. */
export class Utf8 {
    #rest: Uint8Array = new Uint8Array(0);

    /** The text so far complete; the bytes of a character cut in two wait for the next chunk. */
    push(chunk: Uint8Array): string {
        const bytes = joined(this.#rest, chunk);
        const end = completeEnd(bytes);
        this.#rest = bytes.slice(end);
        return decode(bytes.subarray(0, end));
    }

    /** What a stream that ended in the middle of a character leaves. */
    finish(): string {
        const text = decode(this.#rest);
        this.#rest = new Uint8Array(0);
        return text;
    }
}
