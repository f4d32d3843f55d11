/** Shorter bodies cost less made anew than kept. */
const SHORTEST = 16_384;
/** Lengths are rounded up to it: the next body is seldom exactly as long. */
const STEP = 65_536;
/** choice: of idle ones no more and no longer ones are kept; that is a megabyte for bulk work as it usually goes. */
const MOST_KEPT = 8;
const LONGEST_KEPT = 1_048_576;

/**
 * Memory that long request bodies are sent from, used again and again. Left to itself every body takes memory outside the
 * heap, which is freed only when V8 next collects, twenty bodies later.
 */
export class BodyBuffers {
    #idle: Buffer[] = [];

    /** The text in UTF-8; as it is where it is short. */
    fill(text: string): Buffer | string {
        if (text.length < SHORTEST) return text;
        const length = Buffer.byteLength(text);
        const kept = this.#idle.pop();
        const whole =
            kept !== undefined && kept.length >= length
                ? kept
                : Buffer.allocUnsafeSlow(Math.ceil(length / STEP) * STEP);
        whole.write(text);
        return whole.subarray(0, length);
    }

    /** What `fill` gave. Only when all of it has left and nobody can send it again: its bytes become those of another body. */
    giveBack(body: Buffer): void {
        if (this.#idle.length >= MOST_KEPT || body.buffer.byteLength > LONGEST_KEPT) return;
        this.#idle.push(Buffer.from(body.buffer));
    }

    clear(): void {
        this.#idle = [];
    }
}
