import { gunzipSync, gzipSync } from 'node:zlib';

import { invalidParam } from '../../errors.js';
import { isRecord, type JsonRecord } from '../../store/json.js';
import { uploadedFile } from '../input.js';
import type { Call } from '../route.js';

/** choice: the formats of Xano's archives are not public; these are gzipped JSON with the kind of what is in them. */
type Kind = 'release' | 'backup';

export const toArchive = (kind: Kind, content: object): Uint8Array =>
    gzipSync(JSON.stringify({ kind, content }));

/** What an uploaded archive holds. */
export function fromArchive(call: Call, kind: Kind): JsonRecord {
    const read = parsed(uploadedFile(call, 'file').bytes);
    if (!isRecord(read) || read.kind !== kind || !isRecord(read.content)) throw invalidParam('file');
    return read.content;
}

function parsed(bytes: Uint8Array): unknown {
    try {
        return JSON.parse(gunzipSync(bytes).toString());
    } catch {
        throw invalidParam('file');
    }
}
