import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { columnName } from '../../parameters/column-boxes.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { textOf } from '../../parameters/text.js';
import type { Item } from '../../run/item.js';

type Input = Parameters<Item['xano']['index']['add']>[0];
type Kind = Input['kind'];

const LANGUAGES = [
    'Arabic',
    'Danish',
    'Dutch',
    'English',
    'Finnish',
    'French',
    'German',
    'Hungarian',
    'Indonesian',
    'Irish',
    'Italian',
    'Lithuanian',
    'Nepali',
    'None',
    'Norwegian',
    'Portuguese',
    'Romanian',
    'Russian',
    'Spanish',
    'Swedish',
    'Tamil',
    'Turkish',
] as const;

const kind: INodeProperties = {
    displayName: 'Type',
    name: 'indexType',
    type: 'options',
    default: 'btree',
    description: 'What the index is for',
    options: [
        { name: 'Full-Text Search', value: 'search', description: 'Finds words in texts' },
        { name: 'Geometry', value: 'spatial', description: 'Finds places near other places' },
        { name: 'Standard', value: 'btree', description: 'Makes filtering and sorting fast' },
        {
            name: 'Unique',
            value: 'unique',
            description: 'The same, and no two records may have the same values',
        },
        { name: 'Vector', value: 'vector', description: 'Finds vectors near another vector' },
    ],
};

const columns: INodeProperties = {
    displayName: 'Columns',
    name: 'indexColumns',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add column',
    default: {},
    description: 'Columns of the index in their order',
    options: [
        {
            displayName: 'Column',
            name: 'column',
            values: [
                columnName,
                {
                    displayName: 'Distance',
                    name: 'distance',
                    type: 'options',
                    default: 'vector_cosine_ops',
                    description: 'How the distance of two vectors is measured; for the type Vector only',
                    options: [
                        { name: 'Cosine', value: 'vector_cosine_ops' },
                        { name: 'Euclidean (L2)', value: 'vector_l2_ops' },
                        { name: 'Inner Product', value: 'vector_ip_ops' },
                        { name: 'Manhattan (L1)', value: 'vector_l1_ops' },
                    ],
                },
                {
                    displayName: 'Order',
                    name: 'order',
                    type: 'options',
                    default: 'asc',
                    description: 'Order of its values; for the types Standard and Unique only',
                    options: [
                        { name: 'Ascending', value: 'asc' },
                        { name: 'Descending', value: 'desc' },
                    ],
                },
                {
                    displayName: 'Weight',
                    name: 'weight',
                    type: 'number',
                    typeOptions: { numberPrecision: 0 },
                    default: 1,
                    description: 'Weight of words found in it; for the type Full-Text Search only',
                },
            ],
        },
    ],
};

const ofSearch = { show: { indexType: ['search'] } };

const indexName: INodeProperties = {
    displayName: 'Index Name',
    name: 'indexName',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. article_texts',
    description: 'Name of the index, by which a search calls it',
    displayOptions: ofSearch,
};

const language: INodeProperties = {
    displayName: 'Language',
    name: 'language',
    type: 'options',
    default: 'simple',
    description: 'Language of the texts, whose endings are left aside',
    options: LANGUAGES.map((name) => ({ name, value: name === 'None' ? 'simple' : name.toLowerCase() })),
    displayOptions: ofSearch,
};

interface Box {
    readonly columnName?: unknown;
    readonly order?: unknown;
    readonly distance?: unknown;
    readonly weight?: unknown;
}

/** What each type of index wants to know of a column. */
const FIELD: Readonly<Record<Kind, (box: Box) => object>> = {
    btree: ({ order }) => ({ op: order === 'desc' ? 'desc' : 'asc' }),
    unique: ({ order }) => ({ op: order === 'desc' ? 'desc' : 'asc' }),
    search: ({ weight }) => ({ priority: Number(weight ?? 1) }),
    spatial: () => ({}),
    vector: ({ distance }) => ({ op: distance ?? 'vector_cosine_ops' }),
};

const isKind = (value: unknown): value is Kind => typeof value === 'string' && Object.hasOwn(FIELD, value);

export const add: EachAction = {
    value: 'add',
    name: 'Add',
    action: 'Add an index',
    description:
        'Add an index to a table, such as a unique one, which is refused where records have the same values',
    parameters: [workspace, locator('table'), kind, columns, indexName, language, options()],
    each: async (item) => {
        const type = item.value('indexType');
        if (!isKind(type)) {
            throw new NodeOperationError(
                item.host.getNode(),
                `There is no index of the type “${String(type)}”`,
                {
                    description: `Write ${Object.keys(FIELD).join(', ')} in the parameter “Type”.`,
                    itemIndex: item.index,
                },
            );
        }
        const given = item.collection('indexColumns')['column'];
        const boxes: readonly Box[] = Array.isArray(given) ? (given as Box[]) : [];
        const fields = boxes.map((box) => ({ name: textOf(box.columnName).trim(), ...FIELD[type](box) }));
        const input = {
            table_id: item.id('table'),
            kind: type,
            fields,
            ...(type === 'search'
                ? { name: item.text('indexName').trim(), lang: item.text('language') }
                : {}),
        };
        // Checked by the engine, which knows what each type takes and says what is missing.
        return { ...(await item.xano.index.add(input as Input, item.options)), type, fields };
    },
};
