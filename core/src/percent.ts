/**
 * Text as a part of an address. Half a character, which `encodeURIComponent` throws on, becomes U+FFFD, as everywhere
 * on the web.
 */
export const percentEncoded = (text: string): string =>
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
