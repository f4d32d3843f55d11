import { isUtf8 } from 'node:buffer';
import { fileError } from './file-error.js';

/** Text whose every character stands for one byte: how rows come out of a parser that has not looked at their encoding. */
export type ByteText = string;

const ASCII = /^[\u0000-\u007f]*$/;

/** The text that bytes stand for; undefined where they are no UTF-8. */
export function utf8Text(bytes: Buffer): string | undefined {
    return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

export const textOf = (bytes: ByteText): string | undefined =>
    ASCII.test(bytes) ? bytes : utf8Text(Buffer.from(bytes, 'latin1'));

/** For a row that is no UTF-8. */
export const notUtf8 = (where: string) =>
    fileError(
        where,
        'it is not valid UTF-8',
        'Say which character set the file has, such as encoding "windows-1252", or save it as UTF-8.',
    );
