import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { columnTypes } from '../../../core/src/schema/index.js';
import { tablesText } from '../../../core/src/schema/typed/tables-text.js';
import type { TypedTable } from '../../../core/src/schema/typed/tables-text.js';
import type { TypedColumn } from '../../../core/src/schema/typed/type-text.js';

type Some = Partial<TypedColumn>;

const column = (name: string, type: string, more: Some = {}): TypedColumn => ({
    name,
    type,
    description: '',
    nullable: false,
    default: '',
    required: true,
    style: 'single',
    ...more,
});

const table = (name: string, ...schema: TypedColumn[]): TypedTable => ({ name, description: '', schema });
const textOf = (...tables: TypedTable[]): string => tablesText(tables, new Map([[7, 'authors']]));

/** The line of column `x` as it is read and as it is written. */
function lines(type: string, more: Some = {}): string[] {
    const text = textOf(table('t', column('x', type, more)));
    return [...text.matchAll(/^ {4}x(\??: [^;]*);$/gm)].map(([, line = '']) => line);
}

/** As little as a generated file needs. */
const AROUND = `
type Record<K extends string, T> = { [P in K]: T };
declare module 'xano-connect' {
    export interface XanoTables {}
    export interface XanoFile { path: string }
    export interface XanoGeometry { type: string }
}`;

/** What the compiler says about a generated file. */
function complaints(text: string): string[] {
    const files: Readonly<Record<string, string>> = { '/tables.d.ts': text, '/around.d.ts': AROUND };
    const options: ts.CompilerOptions = { strict: true, noEmit: true, noLib: true, types: [] };
    const host: ts.CompilerHost = {
        ...ts.createCompilerHost(options),
        getSourceFile: (name, version) =>
            files[name] === undefined ? undefined : ts.createSourceFile(name, files[name], version),
        fileExists: (name) => name in files,
        readFile: (name) => files[name],
    };
    const program = ts.createProgram(Object.keys(files), options, host);
    const found = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the type of a column', () => {
    test.each([
        ['int', {}, [': number', ': number']],
        ['decimal', { default: '0' }, [': number', '?: number']],
        ['decimal', { default: 0 }, [': number', '?: number']],
        ['text', { required: false }, [': string', '?: string']],
        ['text', { nullable: true, required: false }, [': string | null', '?: string | null']],
        ['timestamp', { default: 'now' }, [': number', '?: number']],
        ['date', {}, [': string', ': string']],
        ['uuid', { tableref_id: 7 }, [': string', ': string']],
        ['vector', {}, [': number[]', ': number[]']],
        ['vector', { style: 'list' }, [': number[][]', ': number[][]']],
        ['bool', { style: 'list', required: false }, [': boolean[]', '?: boolean[]']],
        ['text', { style: 'list', nullable: true }, [': string[] | null', ': string[] | null']],
        ['enum', { values: ['a', 'b'] }, [": 'a' | 'b'", ": 'a' | 'b'"]],
        ['enum', { values: ['a', 'b'], style: 'list' }, [": ('a' | 'b')[]", ": ('a' | 'b')[]"]],
        ['enum', { values: ["it's"], default: "it's" }, [": 'it\\'s'", "?: 'it\\'s'"]],
        ['enum', { values: [] }, [': string', ': string']],
        ['json', { nullable: true }, [': unknown', ': unknown']],
        ['image', { nullable: true }, [': XanoFile | null', ': XanoFile | null']],
        ['geo_point', {}, [': XanoGeometry', ': XanoGeometry']],
        ['object', {}, [': Record<string, unknown>', ': Record<string, unknown>']],
        ['type of tomorrow', {}, [': unknown', ': unknown']],
    ])('%s with %j', (type, more, expected) => expect(lines(type, more)).toEqual(expected));

    test('what Xano puts where nothing was given is read, and need not be written', () => {
        expect(lines('enum', { values: ['a'], required: false })).toEqual([": 'a' | ''", "?: 'a'"]);
        expect(lines('date', { required: false })).toEqual([': string | null', '?: string']);
    });

    test('an object is what its columns are', () => {
        const children = [column('city', 'text'), column('zip code', 'int', { required: false })];
        const text = textOf(table('t', column('x', 'object', { nullable: true, children })));
        expect(text).toContain(
            "    x: {\n        city: string;\n        'zip code': number;\n    } | null;\n",
        );
        expect(text).toContain(
            "    x: {\n        city: string;\n        'zip code'?: number;\n    } | null;\n",
        );
    });

    test('a long union takes a line for each member', () => {
        const values = Array.from({ length: 12 }, (_, i) => `a value ${i}`);
        expect(lines('enum', { values })).toEqual([]);
        const text = textOf(table('t', column('x', 'enum', { values })));
        expect(text).toContain("    x:\n        | 'a value 0'\n        | 'a value 1'\n");
    });
});

describe('the file', () => {
    const odd = [
        table('2 – näme', ...columnTypes.map((type) => column(`a ${type}`, type, { values: ['\n"\'\\'] }))),
        table('order items', column('__proto__', 'text'), column('*/', 'json', { style: 'list' })),
        table(
            'Order-Items',
            column("o'clock", 'enum', { values: ['x'], description: 'ends */ here\nand goes on' }),
        ),
        table('new order items', column('class', 'int', { tableref_id: 7 })),
        table('', column('', 'text')),
        table('*/', column('ü', 'int')),
        table('xano file'),
    ];

    test('is TypeScript, whatever names and texts are in it', () => {
        expect(complaints(textOf(...odd))).toEqual([]);
        // The check itself can fail.
        expect(complaints(textOf(...odd).replace(': XanoGeometry', ': Geometry'))).not.toEqual([]);
    });

    test('is the same whatever the order of the tables', () => {
        expect(textOf(...odd)).toBe(textOf(...[...odd].reverse()));
    });

    test('names each type once, and says what a column is', () => {
        const text = textOf(...odd);
        const names = [...text.matchAll(/^export interface (\w+)/gm)].map(([, name]) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(names).toHaveLength(2 * odd.length);
        expect(text).toContain('/** Id of a record of `authors`. */\n    class: number;');
        expect(text).toContain('     * ends *\\/ here\n     * and goes on.\n');
    });
});
