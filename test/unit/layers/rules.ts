import { dirname, join, posix, relative } from 'node:path';
import ts from 'typescript';

/** From the ground up; a file may import from its own layer and from layers before it. */
const LAYERS: readonly (readonly string[])[] = [
    ['ground'],
    ['search', 'schema', 'history', 'metadata', 'names', 'mcp', 'bulk'],
    ['operations'],
    ['client', 'doctor', 'pure'],
    ['node', 'browser'],
];

/** Files directly in `core/src` that stand above the ground. */
const CLIENT_FILES = new Set([
    'client.ts',
    'xano.ts',
    'table-records.ts',
    'table-search.ts',
    'run.ts',
    'everything.ts',
]);

/** The pure part may know none of these: each is an effect, or missing in one of the places the engine runs in. */
const IMPURE = new Set([
    ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
    ...[
        'queueMicrotask',
        'process',
        'global',
        'globalThis',
        'window',
        'self',
        'document',
        'console',
        'Buffer',
    ],
    ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'fetch'],
    ...['XMLHttpRequest', 'FormData', 'Blob', 'crypto', 'atob', 'btoa', 'performance', 'structuredClone'],
    ...['require', '__dirname', '__filename', 'eval', 'Function'],
]);

export function layerOf(file: string): string {
    const [first, ...rest] = file.split('/');
    if (rest.length > 0) return first ?? '';
    return CLIENT_FILES.has(file) ? 'client' : 'ground';
}

const rank = (file: string): number => LAYERS.findIndex((names) => names.includes(layerOf(file)));

/** What is wrong with one source file of `core/src` (`file` is its path from there); empty when all is well. */
export function violations(file: string, text: string): string[] {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const pure = !['node', 'browser'].includes(layerOf(file));
    const found: string[] = [];
    if (rank(file) === -1) found.push(`${file}: its folder is in no layer`);
    const visit = (node: ts.Node): void => {
        const specifier = importOf(node);
        if (specifier !== undefined) found.push(...badImport(file, specifier, pure));
        if (pure && ts.isIdentifier(node) && IMPURE.has(node.text) && isReference(node)) {
            found.push(`${file}: uses the global ${node.text}`);
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}

function importOf(node: ts.Node): string | undefined {
    if (
        (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
        node.moduleSpecifier !== undefined
    ) {
        return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
    }
    const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const [argument] = isDynamic ? node.arguments : [];
    return argument !== undefined && ts.isStringLiteral(argument) ? argument.text : undefined;
}

function badImport(file: string, specifier: string, pure: boolean): string[] {
    if (!specifier.startsWith('.')) {
        return pure && specifier !== 'zod/mini' ? [`${file}: the pure part imports ${specifier}`] : [];
    }
    const target = posix.normalize(join(dirname(file), specifier)).replace(/\.js$/, '.ts');
    if (target.startsWith('..')) return [`${file}: imports ${specifier} from outside core/src`];
    const sides = [layerOf(file), layerOf(target)];
    if (sides.includes('node') && sides.includes('browser')) return [`${file}: mixes the two runtimes`];
    return rank(target) > rank(file)
        ? [`${file}: imports upwards, ${specifier} is in ${layerOf(target)}`]
        : [];
}

/** A name that reads a variable: not a property, a declaration's name, a type or a label. */
function isReference(node: ts.Identifier): boolean {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
    if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
    if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false;
    const declares = 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
    return !declares;
}

/** Violations of every import out of the sandbox into the engine: it must be written from the facts alone. */
export function sandboxViolations(file: string, text: string, root: string): string[] {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
        const specifier = importOf(node) ?? '';
        const target = specifier.startsWith('.') ? relative(root, join(dirname(file), specifier)) : specifier;
        if (/^core[\\/]/.test(target) || /^xano-connect(\/|$)/.test(target))
            found.push(`${file}: imports ${specifier}`);
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}
