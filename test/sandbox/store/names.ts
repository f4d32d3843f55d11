import { randomBytes, randomInt } from 'node:crypto';

/** 27 characters of the base64url alphabet, as recorded guids. */
export const newGuid = (): string => randomBytes(21).toString('base64url').slice(0, 27);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The 8-character token of an API group's public URL. */
export const newCanonical = (): string =>
    Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
