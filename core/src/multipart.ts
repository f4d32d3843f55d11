import type { FileLike, MultipartBody } from './runtime.js';

/** The part of the platform's `FormData` that is used. */
interface Form<B> {
    append(name: string, value: string): void;
    append(name: string, value: B, filename?: string): void;
}

/** The platform's classes, handed in so that both runtimes share the rules below. */
interface Platform<F, B> {
    readonly FormClass: new () => F;
    readonly BlobClass: new (content: (string | ArrayBuffer)[], options: { type: string }) => B;
}

async function toBlob<F, B>(
    content: string | Uint8Array | FileLike,
    type: string | undefined,
    { BlobClass }: Platform<F, B>,
): Promise<B> {
    if (typeof content === 'string') return new BlobClass([content], { type: type ?? '' });
    if ('buffer' in content) {
        // Copied by the constructor: `slice` of Node's Buffer is a view, and its buffer the memory of other Buffers, too.
        return new BlobClass([new Uint8Array(content).buffer], { type: type ?? '' });
    }
    // The platform's own Blob goes through untouched: a file on disk is then never held in memory.
    if (content instanceof BlobClass && (type === undefined || type === content.type)) return content;
    return new BlobClass([await content.arrayBuffer()], { type: type ?? content.type });
}

/** The body as the platform's form, which writes the boundary and the header. */
export async function toForm<F extends Form<B>, B>(
    body: MultipartBody,
    platform: Platform<F, B>,
): Promise<F> {
    const form = new platform.FormClass();
    for (const { name, value, filename, contentType } of body.parts) {
        if (typeof value === 'string' && filename === undefined && contentType === undefined) {
            form.append(name, value);
            continue;
        }
        const blob = await toBlob(value, contentType, platform);
        // Passing undefined as a file name would name the file "undefined".
        if (filename === undefined) form.append(name, blob);
        else form.append(name, blob, filename);
    }
    return form;
}
