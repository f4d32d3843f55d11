const REPLACEMENT = 0xfffd;
/** More arguments at once could overflow the stack. */
const POINTS_AT_ONCE = 8192;

/** Bytes to text, chunk by chunk: the platforms' own decoder is no part of the language, and missing in some hosts. */
export class Utf8 {
    #point = 0;
    /** How many bytes the character under way still lacks. */
    #missing = 0;
    /** The least its next byte may be, and the most: a longer form than needed is an error, not another spelling. */
    #least = 0x80;
    #most = 0xbf;

    /** The text so far complete; the bytes of a character cut in two wait for the next chunk. */
    push(chunk: Uint8Array): string {
        const points: number[] = [];
        for (const byte of chunk) this.#take(byte, points);
        let text = '';
        for (let at = 0; at < points.length; at += POINTS_AT_ONCE) {
            text += String.fromCodePoint(...points.slice(at, at + POINTS_AT_ONCE));
        }
        return text;
    }

    /** What a stream that ended in the middle of a character leaves. */
    finish(): string {
        const isCut = this.#missing > 0;
        this.#missing = 0;
        return isCut ? '\ufffd' : '';
    }

    #take(byte: number, points: number[]): void {
        if (this.#missing > 0) {
            const fits = byte >= this.#least && byte <= this.#most;
            this.#least = 0x80;
            this.#most = 0xbf;
            this.#point = (this.#point << 6) | (byte & 0x3f);
            this.#missing = fits ? this.#missing - 1 : 0;
            if (this.#missing === 0) points.push(fits ? this.#point : REPLACEMENT);
            if (fits) return;
        }
        // What broke a character off may begin the next one.
        if (byte < 0x80) points.push(byte);
        else if (byte < 0xc2 || byte > 0xf4) points.push(REPLACEMENT);
        else {
            this.#missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
            this.#point = byte & (0x3f >> this.#missing);
            this.#least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
            this.#most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
        }
    }
}
