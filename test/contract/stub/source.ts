import { posix } from 'node:path';
import ts from 'typescript';

/** Changes to a source file, made from its end to its beginning so that places stay right. */
interface Edit {
    readonly from: number;
    readonly to: number;
    readonly text: string;
}

export const parsed = (file: string, text: string): ts.SourceFile =>
    ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);

const applied = (text: string, edits: readonly Edit[]): string =>
    [...edits]
        .sort((one, other) => other.from - one.from)
        .reduce((before, { from, to, text: now }) => before.slice(0, from) + now + before.slice(to), text);

/** `defineOperations('task', ...)`, where the file has it. */
export function definitionOf(file: string, text: string, resource: string): ts.CallExpression | undefined {
    let found: ts.CallExpression | undefined;
    const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && node.expression.getText() === 'defineOperations') {
            const [name] = node.arguments;
            if (name !== undefined && ts.isStringLiteral(name) && name.text === resource) found = node;
        }
        ts.forEachChild(node, visit);
    };
    visit(parsed(file, text));
    return found;
}

/** The member behind all others of the definition; one made by a function is spread first. */
export function memberEdit(definition: ts.CallExpression, member: string): Edit {
    const declared = definition.arguments[1];
    if (declared === undefined) throw new Error('the definition declares nothing');
    const [from, to] = [declared.getStart(), declared.getEnd()];
    if (!ts.isObjectLiteralExpression(declared))
        return { from, to, text: `{\n...${declared.getText()},\n\n${member}\n}` };
    const isOpen = declared.properties.length > 0 && !declared.properties.hasTrailingComma;
    return { from: to - 1, to: to - 1, text: `${isOpen ? ',' : ''}\n${member}\n` };
}

/** Imports of these names, added to those there are. */
export function importEdits(source: ts.SourceFile, from: string, names: readonly string[]): readonly Edit[] {
    const declarations = source.statements.filter(ts.isImportDeclaration);
    const there = declarations.find(
        ({ moduleSpecifier, importClause }) =>
            ts.isStringLiteral(moduleSpecifier) &&
            moduleSpecifier.text === from &&
            importClause?.phaseModifier === undefined,
    );
    const bindings = there?.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) {
        const at = declarations.at(-1)?.getEnd() ?? 0;
        return [{ from: at, to: at, text: `\nimport { ${names.join(', ')} } from '${from}';` }];
    }
    const known = new Set(bindings.elements.map(({ name }) => name.text));
    const missing = names.filter((name) => !known.has(name));
    const at = bindings.getEnd() - 1;
    return missing.length === 0 ? [] : [{ from: at, to: at, text: `, ${missing.join(', ')} ` }];
}

/** How `file` imports another of the same tree. */
export function specifier(file: string, target: string): string {
    const path = posix.relative(posix.dirname(file), target).replace(/\.ts$/, '.js');
    return path.startsWith('.') ? path : `./${path}`;
}

/** The file with a name imported and put behind the last member of the list or object that `exported` is. */
export function listed(text: string, exported: string, name: string, from: string, member: string): string {
    const source = parsed('list.ts', text);
    let end: number | undefined;
    const visit = (node: ts.Node): void => {
        if (
            ts.isVariableDeclaration(node) &&
            node.name.getText() === exported &&
            node.initializer !== undefined
        )
            end = node.initializer.getEnd() - 1;
        ts.forEachChild(node, visit);
    };
    visit(source);
    if (end === undefined) throw new Error(`there is no ${exported}`);
    return applied(text, [
        ...importEdits(source, from, [name]),
        { from: end, to: end, text: `    ${member},\n` },
    ]);
}

export { applied };
export type { Edit };
