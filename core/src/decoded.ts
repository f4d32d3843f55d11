/** The part of the platform's `TextDecoder` that is used. */
interface Decoder {
    decode(chunk?: Uint8Array, options?: { readonly stream: boolean }): string;
}

/** Pieces of UTF-8 as text, wherever they were cut. */
export async function* decoded(
    pieces: AsyncIterable<Uint8Array>,
    decoder: Decoder,
): AsyncGenerator<string, void, undefined> {
    for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
    // What a stream that ended inside a character leaves.
    const rest = decoder.decode();
    if (rest !== '') yield rest;
}

/** All of them as one text. */
export async function joined(texts: AsyncIterable<string>): Promise<string> {
    let text = '';
    for await (const piece of texts) text += piece;
    return text;
}
