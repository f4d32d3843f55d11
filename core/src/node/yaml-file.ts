import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { XanoError } from '../errors.js';

/** Loaded only when there is a file to parse: a program that is told everything by variables starts sooner. */
function loadYaml(path: string): typeof Yaml {
    try {
        return createRequire(import.meta.url)('yaml') as typeof Yaml;
    } catch {
        throw new XanoError({
            kind: 'config',
            message: `${path} cannot be read: the package "yaml" is not installed beside this program.`,
            hint: 'A bundle leaves it out. Give instanceUrl and accessToken as options or environment variables.',
        });
    }
}

/** The parser's own messages quote the file, and with it a token: only its codes are used. */
const SLIPS: Readonly<Record<string, string>> = {
    TAB_AS_INDENT: 'Lines are indented with spaces, not with tabs.',
    BAD_INDENT: 'The line is not indented like its neighbours.',
    DUPLICATE_KEY: 'The same name stands there twice.',
    MISSING_CHAR: 'A closing quote or bracket, or a colon, is missing before it.',
    MULTILINE_IMPLICIT_KEY: 'A name needs a colon and a space behind it.',
    BLOCK_AS_IMPLICIT_KEY: 'A value that holds a colon and a space needs quotes.',
    BAD_SCALAR_START: 'A value that begins with @ or ` needs quotes.',
    MULTIPLE_DOCS: 'The file must hold one document, without a second --- line.',
};

export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The content of a YAML file, as plain data.
 *
 * @throws XanoError `config` with file, line and column, never with what stands there
 */
export function parseYaml(text: string, path: string): unknown {
    const document = loadYaml(path).parseDocument(text, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error === undefined) {
        try {
            return document.toJS();
        } catch {
            throw broken(path, '', 'It refers to a part of itself that is not there.');
        }
    }
    const start = error.linePos?.[0];
    const at = start === undefined ? '' : `, line ${start.line}, column ${start.col}`;
    throw broken(path, at, SLIPS[error.code] ?? 'Names and values are written as "name: value".');
}

function broken(path: string, at: string, hint: string): XanoError {
    return new XanoError({ kind: 'config', message: `${path}${at}: this is not valid YAML.`, hint });
}
