import type {
    ILoadOptionsFunctions,
    INodePropertyOptions,
    ResourceMapperField,
    ResourceMapperFields,
} from 'n8n-workflow';
import type { EverydayXano } from 'xano-connect/pure/composites';
import { canMatch, fieldOf } from './column-fields.js';
import type { MappedColumn } from './column-fields.js';
import { inPanel } from './panel.js';
import type { Panel } from './panel.js';

type Table = Awaited<ReturnType<EverydayXano['table']['get']>>;

/** The fields a mapper offers of a table; `tables` are names of tables its columns point at, by id. */
type Fields = (table: Table, tables: ReadonlyMap<number, string>) => ResourceMapperField[];

/** Names of the tables that columns point at: asked for only where there are such columns. */
async function referenced(
    { xano, options }: Panel,
    columns: readonly MappedColumn[],
): Promise<ReadonlyMap<number, string>> {
    const ids = [...new Set(columns.flatMap(({ tableref_id: id }) => (typeof id === 'number' ? id : [])))];
    const tables = await Promise.all(ids.map((table_id) => xano.table.get({ table_id }, options)));
    return new Map(tables.map(({ id, name }) => [id, name]));
}

const mapperFields = (host: ILoadOptionsFunctions, fields: Fields): Promise<ResourceMapperFields> =>
    inPanel(host, async (panel) => {
        const table_id = panel.chosen('table');
        if (table_id === undefined) {
            return { fields: [], emptyFieldsNotice: 'Choose a table from the list to see its columns.' };
        }
        const table = await panel.xano.table.get({ table_id }, panel.options);
        return { fields: fields(table, await referenced(panel, table.schema)) };
    });

const isId = ({ name }: MappedColumn): boolean => name === 'id';
const withoutId = ({ schema }: Table): MappedColumn[] => schema.filter((column) => !isId(column));

/** A value that Xano refuses to do without: it has neither a default nor null. */
const isNeeded = ({ required, default: preset = '', nullable }: MappedColumn): boolean =>
    required && preset === '' && nullable !== true;

/** The columns of the first unique index, else the id: what most likely tells which record is meant. */
function likelyMatch({ index }: Table): ReadonlySet<string> {
    const unique = index.find(({ type }) => type.includes('unique'));
    return new Set(unique?.fields.map(({ name }) => name) ?? ['id']);
}

/** Methods of `methods.resourceMapping`: which columns a record can be given when it is added, changed, or either. */
export const resourceMapping = {
    /** Xano drops ids of new records unless they are to be kept. */
    getColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
        const chosen: unknown = this.getCurrentNodeParameter('options');
        const keepIds =
            typeof chosen === 'object' && chosen !== null && 'keepIds' in chosen && chosen.keepIds;
        return mapperFields(this, (table, tables) =>
            (keepIds === true ? table.schema : withoutId(table)).map((column) =>
                fieldOf(column, tables, { required: isNeeded(column) }),
            ),
        );
    },

    getColumnsToChange(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
        return mapperFields(this, (table, tables) =>
            withoutId(table).map((column) => fieldOf(column, tables)),
        );
    },

    getColumnsToMatch(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
        return mapperFields(this, (table, tables) => {
            const likely = likelyMatch(table);
            return table.schema.map((column) =>
                fieldOf(column, tables, {
                    canBeUsedToMatch: canMatch(column),
                    defaultMatch: likely.has(column.name),
                }),
            );
        });
    },
};

/** Methods of `methods.loadOptions`. */
export const loadOptions = {
    getColumnNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
        return inPanel(this, async ({ xano, options, chosen }) => {
            const table_id = chosen('table');
            if (table_id === undefined) return [];
            const columns = await xano.column.list({ table_id }, options);
            return columns.map(({ name, type, style }) => ({
                name,
                value: name,
                description: style === 'list' ? `List of ${type}` : type,
            }));
        });
    },
};
