import { comment, keyText, membersText } from './type-text.js';
import type { TableNames, TypedColumn } from './type-text.js';

/** A table, as far as its types go. */
export interface TypedTable {
    readonly name: string;
    readonly description: string;
    readonly schema: readonly TypedColumn[];
}

/** The first line of every file: what does not begin with it is not written over. */
export const MARK = '// Written by xano-types: change the tables in Xano, then write it anew.';

/** A `.d.ts` with the types of these tables, ordered by their names: the same tables give the same text. */
export function tablesText(tables: readonly TypedTable[], names: TableNames): string {
    const typed = named([...tables].sort((a, b) => (a.name < b.name ? -1 : 1)));
    const bodies = typed.map(
        ({ table, type }) =>
            comment(table.description, [`A record of \`${table.name}\` as it comes back.`], '') +
            `export interface ${type} {\n${membersText(table.schema, 'read', names)}}\n\n` +
            comment(
                '',
                [`A record of \`${table.name}\` as it is written; Xano fills in what is optional.`],
                '',
            ) +
            `export interface New${type} {\n${membersText(table.schema, 'write', names)}}\n`,
    );
    const lines = typed.map(
        ({ table, type }) => `        ${keyText(table.name)}: { row: ${type}; new: New${type} };\n`,
    );
    const used = ['XanoFile', 'XanoGeometry'].filter((type) =>
        bodies.some((body) => new RegExp(`[ (]${type}\\b`).test(body)),
    );
    const imported =
        used.length === 0
            ? `import 'xano-connect';`
            : `import type { ${used.join(', ')} } from 'xano-connect';`;
    return [
        MARK,
        `${imported}\n`,
        `declare module 'xano-connect' {\n    interface XanoTables {\n${lines.join('')}    }\n}\n`,
        ...bodies,
    ].join('\n');
}

/** Each table with a name for its type that no other has: `order items` is `OrderItems`. */
function named(
    tables: readonly TypedTable[],
): readonly { readonly table: TypedTable; readonly type: string }[] {
    const taken = new Set<string>(['XanoFile', 'XanoGeometry', 'XanoTables']);
    return tables.map((table) => {
        const plain = typeName(table.name);
        let type = plain;
        for (let n = 2; taken.has(type) || taken.has(`New${type}`); n++) type = `${plain}${n}`;
        taken.add(type).add(`New${type}`);
        return { table, type };
    });
}

function typeName(table: string): string {
    const words = table
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .split(/[^A-Za-z0-9]+/)
        .filter((word) => word !== '');
    const name = words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('');
    return /^[A-Za-z]/.test(name) ? name : `Table${name}`;
}
