import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
    readonly path: string;
    readonly bytes: Uint8Array;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The files of a zip archive, folders left out; undefined for anything else. Archives over 4 GB and encrypted ones are
 * not read.
 */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] | undefined {
    try {
        return entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    } catch {
        return undefined;
    }
}

function entriesOf(archive: Buffer): readonly ZipEntry[] {
    const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end === -1 || archive.readUInt32LE(end) !== END) throw new Error('No end of a central directory.');
    const count = archive.readUInt16LE(end + 10);
    const entries: ZipEntry[] = [];
    let at = archive.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
        if (archive.readUInt32LE(at) !== ENTRY) throw new Error('No entry of a central directory.');
        const nameLength = archive.readUInt16LE(at + 28);
        const path = archive.toString('utf8', at + 46, at + 46 + nameLength);
        if (!path.endsWith('/')) entries.push({ path, bytes: contentOf(archive, at) });
        at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
    return entries;
}

/** Sizes come from the central directory: the local header may leave them to what follows the data. */
function contentOf(archive: Buffer, entry: number): Uint8Array {
    const method = archive.readUInt16LE(entry + 10);
    const packed = archive.readUInt32LE(entry + 20);
    const local = archive.readUInt32LE(entry + 42);
    if (archive.readUInt32LE(local) !== LOCAL) throw new Error('No local header.');
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + packed);
    if (method === 0) return data;
    if (method === 8) return inflateRawSync(data);
    throw new Error(`Packed by an unknown method: ${method}.`);
}
