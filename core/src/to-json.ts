import { XanoError } from './errors.js';

/** @throws XanoError `validation` for what JSON has no words for */
export function toJson(value: unknown): string {
    try {
        return JSON.stringify(value);
    } catch {
        throw new XanoError({
            kind: 'validation',
            message: 'The input cannot be written as JSON. Nothing was sent.',
            hint: 'It holds a BigInt, holds itself, or is nested too deep.',
        });
    }
}
