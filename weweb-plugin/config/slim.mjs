import ts from 'typescript';

/** Parts of a declaration that only documentation, type checks and MCP read; none of them is used at run time here. */
const UNREAD = new Set(['title', 'description', 'output', 'mcp']);

/** Ranges of the source to leave out: from the end of what stands before, the comma after it included. */
function unread(source, keepVerb) {
    const ranges = [];
    const cut = (node) => {
        const comma = source.text[node.end] === ',' ? 1 : 0;
        ranges.push([node.getFullStart(), node.end + comma]);
    };
    const visit = (node) => {
        if (ts.isObjectLiteralExpression(node)) {
            const named = new Map(node.properties.map((property) => [property.name?.text, property]));
            if (named.has('effect')) {
                const verb = ts.isPropertyAssignment(node.parent) ? node.parent.name.text : undefined;
                if (verb !== undefined && !keepVerb(verb)) {
                    cut(node.parent);
                    return;
                }
                for (const [name, property] of named) if (UNREAD.has(name)) cut(property);
            }
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return ranges;
}

/**
 * Leaves out of the operations what the plugin never reads, and the verbs it never calls: declarations of a resource
 * stand in one object, which no bundler can take apart.
 *
 * @param verbs by the name of the file in core/src/operations; files that are not named keep all of theirs
 */
export const slim = (verbs) => ({
    name: 'slim',
    transform(code, id) {
        const file = /\/core\/src\/operations\/(?:composite\/)?([\w-]+)\.ts$/.exec(id)?.[1];
        if (file === undefined) return null;
        const kept = verbs[file];
        const source = ts.createSourceFile(id, code, ts.ScriptTarget.ES2022, true);
        const ranges = unread(source, (verb) => kept === undefined || kept.includes(verb));
        const slimmed = ranges
            .sort(([a], [b]) => b - a)
            .reduce((text, [from, to]) => text.slice(0, from) + text.slice(to), code);
        return { code: slimmed, map: null };
    },
});
