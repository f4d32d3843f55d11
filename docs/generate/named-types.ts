import { sep } from 'node:path';
import ts from 'typescript';
import { printType } from './print-type.js';

const FLAGS = ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias;

/** Types of this package that printed types call by their names, with their declarations. */
export class NamedTypes {
    readonly #checker: ts.TypeChecker;
    readonly #folder: string;
    readonly #found = new Map<string, ts.Declaration>();

    /** `folder`: types declared elsewhere, such as those of the language, are known to everybody. */
    constructor(checker: ts.TypeChecker, folder: string) {
        this.#checker = checker;
        this.#folder = folder + sep;
    }

    /** Names that the printed type has in it. */
    note(type: ts.Type): readonly string[] {
        const names = new Set<string>();
        this.#walk(type, names, new Set());
        return [...names].sort();
    }

    /** What they are, and what that is made of, by name. */
    definitions(): ReadonlyMap<string, string> {
        // A map gives what is added while it is walked.
        for (const declaration of this.#found.values()) this.#noteMentioned(declaration);
        const sorted = [...this.#found].sort(([a], [b]) => (a < b ? -1 : 1));
        return new Map(sorted.map(([name, declaration]) => [name, this.#textOf(declaration)]));
    }

    #walk(type: ts.Type, names: Set<string>, seen: Set<ts.Type>): void {
        if (seen.has(type)) return;
        seen.add(type);
        const deeper = (inner: readonly ts.Type[] = []): void => {
            for (const one of inner) this.#walk(one, names, seen);
        };
        const name = this.#add(type.aliasSymbol ?? type.getSymbol());
        if (name !== undefined) {
            names.add(name);
            deeper(type.aliasTypeArguments);
            return;
        }
        if (type.isUnionOrIntersection()) {
            deeper(type.types);
            return;
        }
        const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
        if (!isObject) return;
        deeper(this.#checker.getTypeArguments(type as ts.TypeReference)); // empty for other objects
        // Only what has no name is printed with its members.
        if (type.getSymbol()?.name !== '__type') return;
        deeper(type.getProperties().map((property) => this.#checker.getTypeOfSymbol(property)));
    }

    #add(symbol: ts.Symbol | undefined): string | undefined {
        if (symbol === undefined || (symbol.flags & FLAGS) === 0) return undefined;
        const [declaration] = symbol.declarations ?? [];
        if (declaration?.getSourceFile().fileName.startsWith(this.#folder) !== true) return undefined;
        const known = this.#found.get(symbol.name);
        if (known !== undefined && known !== declaration) throw new Error(`two types named ${symbol.name}`);
        this.#found.set(symbol.name, declaration);
        return symbol.name;
    }

    /** With the comment above it. */
    #textOf(declaration: ts.Declaration): string {
        // What is taken from a table in the sources says nothing without it.
        if (ts.isTypeAliasDeclaration(declaration) && ts.isTypeOperatorNode(declaration.type)) {
            const type = this.#checker.getTypeAtLocation(declaration);
            const members = type.isUnion() ? type.types : [type];
            // The compiler's own order changes with sources that have nothing to do with it.
            const printed = members.map((one) => printType(this.#checker, one)).sort();
            return `type ${declaration.name.text} = ${printed.join(' | ')};`;
        }
        const { text } = declaration.getSourceFile();
        const start = declaration.getStart(undefined, true);
        return text.slice(start, declaration.end).replace(/^export /m, '');
    }

    #noteMentioned(node: ts.Node): void {
        node.forEachChild((child) => {
            if (ts.isTypeReferenceNode(child) || ts.isExpressionWithTypeArguments(child)) {
                const place = ts.isTypeReferenceNode(child) ? child.typeName : child.expression;
                const symbol = this.#checker.getSymbolAtLocation(place);
                const isImport = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
                this.#add(isImport ? this.#checker.getAliasedSymbol(symbol) : symbol);
            }
            this.#noteMentioned(child);
        });
    }
}
