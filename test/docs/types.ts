import { resolve } from 'node:path';
import ts from 'typescript';
import { placeOf } from './blocks.js';
import type { Block } from './blocks.js';

/** Types as they are printed: they were written by the compiler, and use names of other pages. */
export const isShape = ({ file, text }: Block): boolean =>
    text.startsWith('type Answer =') || ['docs/reference/types.md', 'docs/weweb-actions.md'].includes(file);

/** Mistakes in blocks that only say what something looks like. */
export function syntaxProblems(blocks: readonly Block[]): readonly string[] {
    return blocks.flatMap((block) => {
        const isAlone = block.file === 'docs/weweb-actions.md';
        const text = isAlone ? `type Answer =\n${block.text}` : block.text;
        const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
        return diagnostics.map(({ messageText }) => told(block, messageText));
    });
}

const told = (block: Block, message: string | ts.DiagnosticMessageChain): string =>
    `${placeOf(block)}: ${ts.flattenDiagnosticMessageText(message, ' ')}`;

/** Where a block would stand if it were a module: in the root, or beside the types of the sample's tables. */
const nameOf = (root: string, { text }: Block, at: number): string =>
    resolve(root, text.includes('./xano-tables.js') ? 'test/types' : '.', `__block_${at}.mts`);

/** Mistakes the compiler finds in the blocks, as if each were a file of this project beside `test/docs/known.d.ts`. */
export function typeProblems(root: string, blocks: readonly Block[]): readonly string[] {
    const config = ts.getParsedCommandLineOfConfigFile(
        resolve(root, 'tsconfig.json'),
        {},
        {
            ...ts.sys,
            onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
                throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
            },
        },
    );
    if (config === undefined) throw new Error('no compiler configuration');
    const files = new Map(blocks.map((block, at) => [nameOf(root, block, at), block]));
    const disk = ts.createCompilerHost(config.options);
    const textOf = (name: string): string | undefined => {
        const block = files.get(name);
        return block && `${block.text}\nexport {};\n`;
    };
    const host: ts.CompilerHost = {
        ...disk,
        fileExists: (name) => files.has(name) || disk.fileExists(name),
        readFile: (name) => textOf(name) ?? disk.readFile(name),
        getSourceFile: (name, version, ...rest) => {
            const text = textOf(name);
            return text === undefined
                ? disk.getSourceFile(name, version, ...rest)
                : ts.createSourceFile(name, text, version);
        },
    };
    const known = ['test/docs/known.d.ts', 'test/types/xano-tables.d.ts'].map((name) => resolve(root, name));
    const program = ts.createProgram([...files.keys(), ...known], config.options, host);
    return [...files].flatMap(([name, block]) => {
        const source = program.getSourceFile(name);
        return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
            ({ messageText }) => told(block, messageText),
        );
    });
}
