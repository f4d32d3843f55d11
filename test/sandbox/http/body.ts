import type { IncomingMessage } from 'node:http';

import busboy from 'busboy';

import { ApiError, inputError } from '../errors.js';
import type { MultipartBody, UploadedFile } from '../exchange.js';

/** choice: Xano's own limit is not documented. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The body as `SandboxRequest` wants it: JSON parsed, XanoScript as text, a form as fields and files. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
    const type = request.headers['content-type'] ?? '';
    if (type.startsWith('multipart/form-data')) return readForm(request);
    const bytes = await readBytes(request);
    if (bytes.length === 0) return undefined;
    const text = bytes.toString('utf8');
    if (type.startsWith('text/')) return text;
    if (type.startsWith('application/x-www-form-urlencoded'))
        return Object.fromEntries(new URLSearchParams(text));
    try {
        return JSON.parse(text) as unknown;
    } catch {
        throw inputError('Invalid JSON in the request body.');
    }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > MAX_BYTES) throw new ApiError(413, 'ERROR_CODE_BAD_REQUEST', 'Payload too large.');
        chunks.push(chunk);
    }
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

function readForm(request: IncomingMessage): Promise<MultipartBody> {
    return new Promise((resolve, reject) => {
        const fields: Record<string, string> = {};
        const files: UploadedFile[] = [];
        const form = busboy({
            headers: request.headers,
            limits: { fileSize: MAX_BYTES },
            defParamCharset: 'utf8',
        });
        form.on('field', (name, value) => {
            fields[name] = value;
        });
        form.on('file', (field, stream, { filename, mimeType }) => {
            const chunks: Buffer[] = [];
            stream.on('data', (chunk: Buffer) => chunks.push(chunk));
            stream.on('end', () =>
                files.push({ field, name: filename, mime: mimeType, bytes: Buffer.concat(chunks) }),
            );
        });
        form.on('close', () => resolve({ fields, files }));
        form.on('error', () => reject(inputError('Invalid multipart body.')));
        request.pipe(form);
    });
}
