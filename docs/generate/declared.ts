import { resolve } from 'node:path';
import ts from 'typescript';
import { NamedTypes } from './named-types.js';
import { printType } from './print-type.js';

/** A field of an operation's input, as its schema declares it. */
export interface Field {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
    readonly text: string;
}

export interface Declared {
    readonly fields: readonly Field[];
    readonly output: string;
    /** Types of this package that `output` calls by their names. */
    readonly named: readonly string[];
}

export interface Declarations {
    readonly operations: ReadonlyMap<string, Declared>;
    /** Those types, and what they are made of: TypeScript, by name. */
    readonly types: ReadonlyMap<string, string>;
}

// The types the schemas infer, per operation; `Shape` still has the comments that stand on the schema's properties.
const QUESTION = `
import type * as z from 'zod/mini';
import type { WholeCatalogue } from './whole.js';
type Schemas<Op> = Op extends { input: () => infer I extends z.ZodMiniType; output: () => infer O extends z.ZodMiniType }
    ? { Input: z.input<I>; Output: z.output<O>; Shape: ShapeOf<I> }
    : never;
type ShapeOf<I> =
    I extends { def: { options: readonly (infer Form)[] } } ? ShapeOf<Form> : I extends { shape: infer S } ? S : object;
export declare const answers: {
    [R in keyof WholeCatalogue]: { [V in keyof WholeCatalogue[R]]: Schemas<WholeCatalogue[R][V]> };
};
`;

/** What the compiler knows of every operation's input and output, by operation id. */
export function readDeclarations(root: string): Declarations {
    const file = resolve(root, 'core/src/operations/__question.ts');
    const config = ts.getParsedCommandLineOfConfigFile(
        resolve(root, 'core/tsconfig.pure.json'),
        {},
        {
            ...ts.sys,
            onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
                throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
            },
        },
    );
    if (config === undefined) throw new Error('no compiler configuration');
    const disk = ts.createCompilerHost(config.options);
    const host: ts.CompilerHost = {
        ...disk,
        fileExists: (name) => name === file || disk.fileExists(name),
        readFile: (name) => (name === file ? QUESTION : disk.readFile(name)),
        getSourceFile: (name, ...rest) =>
            name === file
                ? ts.createSourceFile(name, QUESTION, ts.ScriptTarget.ES2022)
                : disk.getSourceFile(name, ...rest),
    };
    const program = ts.createProgram([file], config.options, host);
    const checker = program.getTypeChecker();
    const source = program.getSourceFile(file);
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    const [answers] = module === undefined ? [] : checker.getExportsOfModule(module);
    if (answers === undefined) throw new Error('the catalogue has no types');
    const named = new NamedTypes(checker, resolve(root, 'core/src'));
    const operations = new Map<string, Declared>();
    for (const resource of checker.getTypeOfSymbol(answers).getProperties()) {
        for (const verb of checker.getTypeOfSymbol(resource).getProperties()) {
            const type = checker.getTypeOfSymbol(verb);
            operations.set(`${resource.name}.${verb.name}`, describe(checker, type, named));
        }
    }
    return { operations, types: named.definitions() };
}

function describe(checker: ts.TypeChecker, type: ts.Type, named: NamedTypes): Declared {
    const part = (name: string): ts.Type => {
        const symbol = type.getProperty(name);
        if (symbol === undefined) throw new Error(`no ${name}`);
        return checker.getTypeOfSymbol(symbol);
    };
    const shapes = formsOf(part('Shape'));
    const inputs = formsOf(part('Input'));
    const names = new Set(inputs.flatMap((input) => input.getProperties().map((property) => property.name)));
    const fields = [...names].map((name): Field => {
        const properties = inputs.flatMap((input) => input.getProperty(name) ?? []);
        const types = properties.map((property) => {
            const own = checker.getNonNullableType(checker.getTypeOfSymbol(property));
            return printType(checker, own);
        });
        const texts = shapes.map((shape) => {
            const docs = shape.getProperty(name)?.getDocumentationComment(checker) ?? [];
            return ts.displayPartsToString(docs).replace(/\s+/g, ' ');
        });
        return {
            name,
            type: [...new Set(types)].join(' | '),
            required:
                properties.length === inputs.length &&
                properties.every((property) => (property.flags & ts.SymbolFlags.Optional) === 0),
            text: [...new Set(texts)].filter((text) => text !== '').join(' '),
        };
    });
    for (const input of inputs) named.note(input);
    const output = part('Output');
    return { fields, output: printType(checker, output), named: named.note(output) };
}

/** An input of several forms has the fields of all of them. */
const formsOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
