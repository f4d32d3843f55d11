import { syntaxError } from '../errors.js';

/** Position in a script, and what stands there. Newlines are significant in XanoScript, so they are not white space. */
export class ScriptReader {
    readonly #source: string;
    #at = 0;

    constructor(source: string) {
        this.#source = source;
    }

    /** Skips spaces and, unless told otherwise, newlines and comments on lines of their own. */
    skip(newlines = true): void {
        const pattern = newlines ? /(?:\s|\/\/[^\n]*)*/y : /[ \t\r\f]*/y;
        pattern.lastIndex = this.#at;
        this.#at += pattern.exec(this.#source)?.[0].length ?? 0;
    }

    /** The text the pattern matches here, which is then passed; undefined and no move otherwise. */
    take(pattern: RegExp): string | undefined {
        const sticky = new RegExp(pattern.source, 'y');
        sticky.lastIndex = this.#at;
        const found = sticky.exec(this.#source)?.[0];
        if (found !== undefined) this.#at += found.length;
        return found;
    }

    peek(text: string): boolean {
        return this.#source.startsWith(text, this.#at);
    }

    get atEnd(): boolean {
        return this.#at >= this.#source.length;
    }

    expect(pattern: RegExp): string {
        return this.take(pattern) ?? this.fail();
    }

    /** `name` bare or quoted; an endpoint's may be a path. */
    name(): string {
        return this.peek('"') || this.peek("'") ? this.string() : this.expect(/[A-Za-z_][\w\-/{}.]*/);
    }

    string(): string {
        const block = this.take(/"""[^]*?"""/);
        if (block !== undefined) return block.slice(3, -3).replace(/^\n|\n *$/g, '');
        const quoted = this.expect(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/);
        return quoted
            .slice(1, -1)
            .replaceAll(/\\(u[0-9a-fA-F]{4}|[^])/g, (_, escape: string) => unescape(escape));
    }

    /** A constant, list or object; entries are separated by commas or newlines. */
    value(): unknown {
        if (this.peek('"') || this.peek("'")) return this.string();
        if (this.take(/\[/) !== undefined) return this.#list();
        if (this.take(/\{/) !== undefined) return this.#object();
        const expression = this.take(/```[^]*?```|`[^`\n]*`/);
        if (expression !== undefined) return expression;
        const number = this.take(/-?\d+(?:\.\d+)?(?![\w-])/);
        if (number !== undefined) return Number(number);
        const word = this.expect(/[^\s,{}[\]]+/);
        return CONSTANTS.has(word) ? CONSTANTS.get(word) : word;
    }

    #list(): unknown[] {
        const items: unknown[] = [];
        while (this.more(/\]/)) items.push(this.value());
        return items;
    }

    #object(): Record<string, unknown> {
        const entries: [string, unknown][] = [];
        while (this.more(/\}/)) {
            const key = this.peek('"') || this.peek("'") ? this.string() : this.expect(/[A-Za-z_][\w.]*/);
            this.skip();
            this.expect(/:/);
            this.skip();
            entries.push([key, this.value()]);
        }
        return Object.fromEntries(entries);
    }

    /** Passes newlines and commas; false, and past it, when the closing bracket comes next. */
    more(close: RegExp): boolean {
        do this.skip();
        while (this.take(/,/) !== undefined);
        return this.take(close) === undefined;
    }

    /** Everything up to the brace that closes the one just passed, and that text; strings and comments are stepped over. */
    skipBlock(): string {
        const start = this.#at;
        for (let depth = 1; depth > 0;) {
            this.take(/[^{}"'`/]+/);
            if (this.take(/\{/) !== undefined) depth++;
            else if (this.take(/\}/) !== undefined) depth--;
            else if (this.peek('"') || this.peek("'")) this.string();
            else if (this.take(/\/\/[^\n]*|\/|```[^]*?```|`[^`\n]*`/) === undefined) this.fail();
        }
        return this.#source.slice(start, this.#at - 1);
    }

    /** An expression the sandbox stores without reading it: to the end of its line, or of the last one with a filter. */
    skipExpression(): void {
        do this.#skipLine();
        while (this.take(/\s*(?=\|)/) !== undefined);
    }

    #skipLine(): void {
        for (;;) {
            this.take(/[^\n{}[\]"'`]+/);
            if (this.take(/[{[]/) !== undefined) this.#balance();
            else if (this.peek('"') || this.peek("'")) this.string();
            else if (this.take(/```[^]*?```|`[^`\n]*`/) === undefined) return;
        }
    }

    #balance(): void {
        for (let depth = 1; depth > 0;) {
            this.take(/[^{}[\]"']+/);
            if (this.take(/[{[]/) !== undefined) depth++;
            else if (this.take(/[}\]]/) !== undefined) depth--;
            else if (this.atEnd) this.fail();
            else this.string();
        }
    }

    /** @throws ApiError 400 ERROR_CODE_SYNTAX_ERROR with the recorded payload */
    fail(problem?: string): never {
        const before = this.#source.slice(0, this.#at).split('\n');
        const line = this.#source.split('\n')[before.length - 1] ?? '';
        const col = before.at(-1)?.length ?? 0;
        const word = /^\S+/.exec(this.#source.slice(this.#at))?.[0] ?? 'end of file';
        throw syntaxError(problem ?? `Syntax error: unexpected '${word}'`, {
            char: this.#at,
            line: before.length - 1,
            col,
            error_line: line,
            error_snippet: line.slice(col),
        });
    }
}

const CONSTANTS = new Map<string, unknown>([
    ['true', true],
    ['false', false],
    ['null', null],
]);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unescape(escape: string): string {
    if (escape.startsWith('u') && escape.length === 5)
        return String.fromCharCode(parseInt(escape.slice(1), 16));
    return ESCAPES[escape] ?? escape;
}
