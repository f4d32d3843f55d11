import { asText } from '../as-text.js';
import { invalidInput } from '../invalid-input.js';
import { didYouMean } from '../near.js';
import type { Given } from './description.js';

export function readBool(given: Given | undefined): boolean | undefined {
    if (given === undefined) return undefined;
    if (typeof given.value === 'boolean') return given.value;
    throw invalidInput(given.path, 'This is true or false.', 'Write it without quotes.');
}

export function readText(given: Given | undefined): string | undefined {
    if (given === undefined) return undefined;
    if (typeof given.value === 'string') return given.value;
    throw invalidInput(given.path, 'This is a text.', 'Write it in quotes.');
}

export function readChoice<T extends string>(given: Given | undefined, choices: readonly T[]): T | undefined {
    if (given === undefined) return undefined;
    const found = choices.find((choice) => choice === given.value);
    if (found !== undefined) return found;
    const near = didYouMean(asText(given.value), choices.filter(Boolean));
    throw invalidInput(
        given.path,
        `${JSON.stringify(given.value)} is not accepted here.${near}`,
        `Write one of ${choices.map((choice) => `"${choice}"`).join(', ')}.`,
    );
}
