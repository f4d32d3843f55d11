import type { TableDoc } from '../store/object-kinds.js';
import type { TableIndex } from '../store/table-index.js';
import { bareName, quote, renderFields, type TableName } from './render-fields.js';

/** The XanoScript of a table, printed from its definition so that later changes show. */
export function renderTable(table: TableDoc, tableName: TableName): string {
    const lines = [
        `table ${bareName(table.name)} {`,
        ...(table.description === '' ? [] : [`  description = ${quote(table.description)}`]),
        `  auth = ${table.auth}`,
        '',
        '  schema {',
        renderFields(table.schema, tableName, '    ').trimEnd(),
        '  }',
        '',
        '  index = [',
        ...table.index.map((index) => `    ${renderIndex(index)}`),
        '  ]',
        ...(table.tag.length === 0 ? [] : ['', `  tags = [${table.tag.map(quote).join(', ')}]`]),
        '}',
    ];
    return lines.join('\n');
}

function renderIndex(index: TableIndex): string {
    const fields = index.fields.map((field) => {
        const op = field.op === undefined ? '' : `, op: ${quote(field.op)}`;
        return `{name: ${quote(field.name)}${op}}`;
    });
    const name = index.name === undefined ? '' : `, name: ${quote(index.name)}`;
    const lang = index.lang === undefined ? '' : `, lang: ${quote(index.lang)}`;
    return `{type: ${quote(index.type)}${name}${lang}, field: [${fields.join(', ')}]}`;
}
