import type { MultipartBody } from 'xano-connect/pure';

/** A file as text of JSON: `{ name, type, content }`, its bytes in base64. */
export async function fileOf({ parts }: MultipartBody): Promise<unknown> {
    const file = parts.find(({ filename, value }) => filename !== undefined || typeof value !== 'string');
    const others = parts.filter((part) => part !== file).map(({ name, value }) => [name, value]);
    if (file === undefined) return Object.fromEntries(others);
    const { value, filename, contentType } = file;
    const bytes =
        typeof value === 'string'
            ? new TextEncoder().encode(value)
            : value instanceof Uint8Array
              ? value
              : new Uint8Array(await value.arrayBuffer());
    return {
        ...Object.fromEntries(others),
        name: filename,
        type: contentType,
        content: base64(bytes),
    };
}

/** In pieces: a call with a million arguments is refused. */
function base64(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
        text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
}
