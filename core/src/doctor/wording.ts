/** Errors begin with the operation they are of, which nobody here asked for. */
export const withoutOperation = (message: string): string => message.replace(/^[\w./ ]{1,60}?: /, '');

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `3 tables`, `1 table`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const UNITS = [
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
    [1000, 'second'],
] as const;

/** A span of time in its largest unit: `5 hours`. */
export function span(ms: number): string {
    const [size, unit] = UNITS.find(([size]) => Math.abs(ms) >= size) ?? UNITS[3];
    return counted(Math.round(Math.abs(ms) / size), unit);
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
