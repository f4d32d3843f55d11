import { inputError } from '../errors.js';

/** Reads one JSON object of a rule key by key; `done` refuses what nobody asked for, so that a typing slip shows. */
export class Fields {
    readonly #values: Readonly<Record<string, unknown>>;
    readonly #where: string;
    readonly #read = new Set<string>();

    /** @throws ApiError 400 when `value` is no JSON object. */
    constructor(value: unknown, where: string) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            throw inputError(`${where} must be an object`);
        }
        this.#values = { ...value };
        this.#where = where;
    }

    has(name: string): boolean {
        return this.#values[name] !== undefined;
    }

    value(name: string): unknown {
        this.#read.add(name);
        return this.#values[name];
    }

    text(name: string, fallback?: string): string {
        const value = this.value(name) ?? fallback;
        return typeof value === 'string' ? value : this.#refuse(name, 'a text');
    }

    /** A number of zero or more. */
    number(name: string, fallback?: number): number {
        const value = this.value(name) ?? fallback;
        return typeof value === 'number' && value >= 0 ? value : this.#refuse(name, 'a number of 0 or more');
    }

    flag(name: string, fallback: boolean): boolean {
        const value = this.value(name) ?? fallback;
        return typeof value === 'boolean' ? value : this.#refuse(name, 'true or false');
    }

    oneOf<T extends string>(name: string, choices: readonly T[], fallback?: T): T {
        const value = this.value(name) ?? fallback;
        return (
            choices.find((choice) => choice === value) ?? this.#refuse(name, `one of ${choices.join(', ')}`)
        );
    }

    headers(name: string): Readonly<Record<string, string>> {
        const value = this.value(name) ?? {};
        if (typeof value !== 'object' || Array.isArray(value))
            return this.#refuse(name, 'an object of texts');
        return Object.fromEntries(
            Object.entries(value).map(([key, text]) => [key.toLowerCase(), String(text)]),
        );
    }

    /** @throws ApiError 400 naming the first key that was never read. */
    done(): void {
        const unknown = Object.keys(this.#values).find((name) => !this.#read.has(name));
        if (unknown !== undefined) throw inputError(`${this.#where} knows no "${unknown}"`, unknown);
    }

    #refuse(name: string, wanted: string): never {
        throw inputError(`${this.#where}.${name} must be ${wanted}`, name);
    }
}
