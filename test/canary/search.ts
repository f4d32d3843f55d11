import { formsOf, layersOf, piecesOf, SHORTEST } from './forms.js';

export interface Find {
    readonly form: string;
    /** Index of the secret in the list that was given, so that a report need not repeat it. */
    readonly secret: number;
    readonly line: number;
}

interface Needle {
    readonly bytes: Buffer;
    readonly form: string;
    readonly secret: number;
}

const START = 4;

/** Looks for many secrets in all their forms in one pass over a text. */
export class Searcher {
    /** Needles by their first bytes. */
    readonly #needles = new Map<number, Needle[]>();
    /** Which first two bytes any needle has: most places in a text are left at once. */
    readonly #starts = new Uint8Array(65_536);
    readonly forms: number;

    constructor(secrets: readonly string[]) {
        let forms = 0;
        secrets.forEach((secret, index) => {
            for (const { name, text } of piecesOf(secret).flatMap(formsOf)) {
                const bytes = Buffer.from(text);
                const start = bytes.readUInt32LE(0);
                this.#needles.set(start, [
                    ...(this.#needles.get(start) ?? []),
                    { bytes, form: name, secret: index },
                ]);
                this.#starts[start & 0xffff] = 1;
                forms++;
            }
        });
        this.forms = forms;
    }

    search(content: Buffer): Find[] {
        const finds = layersOf(content.toString('latin1')).flatMap((layer, depth) =>
            this.#searchLayer(Buffer.from(layer, 'latin1'), depth),
        );
        const seen = new Set<string>();
        return finds.filter(({ form, secret, line }) => {
            const key = `${form} ${secret} ${line}`;
            return !seen.has(key) && seen.add(key);
        });
    }

    #searchLayer(bytes: Buffer, depth: number): Find[] {
        const finds: Find[] = [];
        let line = 1;
        let start = bytes.length < SHORTEST ? 0 : bytes.readUInt32LE(0);
        for (let at = 0; at + START <= bytes.length; at++) {
            if (at > 0) start = (start >>> 8) | ((bytes[at + START - 1] ?? 0) << 24);
            if (bytes[at] === 10) line++;
            if (this.#starts[start & 0xffff] === 0) continue;
            const candidates = this.#needles.get(start >>> 0);
            if (candidates === undefined) continue;
            for (const { bytes: needle, form, secret } of candidates) {
                if (bytes.subarray(at, at + needle.length).equals(needle)) {
                    finds.push({ form: depth === 0 ? form : `${form}, escaped`, secret, line });
                }
            }
        }
        return finds;
    }
}
