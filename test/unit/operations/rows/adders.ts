import { JSON_BODY } from './row.js';
import type { OperationRow } from './row.js';

const AT = { workspace_id: 7, table_id: 628 };
const URL = '/workspace/7/table/628';

interface Adder {
    readonly verb: string;
    readonly type: string;
    /** Default of a column of the type. */
    readonly nullable?: boolean;
    readonly name: string;
    /** What is given beside the name, and sent as it is. */
    readonly given?: Readonly<Record<string, unknown>>;
    /** What is sent of it, where that differs. */
    readonly sent?: Readonly<Record<string, unknown>>;
}

const COLUMNS: readonly Adder[] = [
    { verb: 'addAttachment', type: 'attachment', nullable: true, name: 'contract' },
    { verb: 'addAudio', type: 'audio', nullable: true, name: 'greeting' },
    { verb: 'addBool', type: 'bool', name: 'subscribed', given: { default: true } },
    { verb: 'addDate', type: 'date', name: 'birthday', given: { nullable: true, sensitive: true } },
    {
        verb: 'addDecimal',
        type: 'decimal',
        name: 'balance',
        given: { default: 0, filters: { min: 0, max: 1000 } },
    },
    { verb: 'addEmail', type: 'email', name: 'email', given: { required: true, access: 'private' } },
    {
        verb: 'addEnum',
        type: 'enum',
        name: 'status',
        given: { values: ['lead', 'customer', 'former'], default: 'lead' },
    },
    { verb: 'addGeoLinestring', type: 'geo_linestring', nullable: true, name: 'route' },
    { verb: 'addGeoMultilinestring', type: 'geo_multilinestring', nullable: true, name: 'routes' },
    { verb: 'addGeoMultipoint', type: 'geo_multipoint', nullable: true, name: 'stops' },
    { verb: 'addGeoMultipolygon', type: 'geo_multipolygon', nullable: true, name: 'regions' },
    { verb: 'addGeoPoint', type: 'geo_point', nullable: true, name: 'place' },
    { verb: 'addGeoPolygon', type: 'geo_polygon', nullable: true, name: 'region' },
    { verb: 'addImage', type: 'image', nullable: true, name: 'photo', given: { style: 'list' } },
    { verb: 'addInt', type: 'int', name: 'visits', given: { default: 0, filters: { min: 0 } } },
    { verb: 'addJson', type: 'json', name: 'settings', given: { description: 'As the app left them' } },
    {
        verb: 'addObject',
        type: 'object',
        name: 'address',
        given: { children: { street: 'text' } },
        sent: {
            children: [
                {
                    name: 'street',
                    type: 'text',
                    description: '',
                    nullable: false,
                    default: '',
                    required: false,
                    access: 'public',
                    style: 'single',
                    format: '',
                },
            ],
        },
    },
    {
        verb: 'addPassword',
        type: 'password',
        name: 'password',
        given: { filters: { min: 12, minDigit: 1, minAlpha: null } },
        sent: { filters: { min: 12, minDigit: 1 } },
    },
    {
        verb: 'addText',
        type: 'text',
        name: 'note',
        given: { format: 'markdown', filters: { trim: true, max: 500 } },
    },
    { verb: 'addTimestamp', type: 'timestamp', nullable: true, name: 'last_seen_at' },
    { verb: 'addUuid', type: 'uuid', nullable: true, name: 'device' },
    {
        verb: 'addVector',
        type: 'vector',
        nullable: true,
        name: 'meaning',
        given: { vector: { size: 768 } },
    },
    { verb: 'addVideo', type: 'video', nullable: true, name: 'introduction' },
    { verb: 'addTableref', type: 'tableref', name: 'company_id', given: { tableref_id: 630 } },
    {
        verb: 'addTablerefuuid',
        type: 'tablerefuuid',
        nullable: true,
        name: 'device_id',
        given: { tableref_id: 631 },
    },
];

const columnAdderRows = COLUMNS.map(
    ({ verb, type, name, nullable = false, given = {}, sent = given }): OperationRow => ({
        id: `column.${verb}`,
        input: { ...AT, name, ...given },
        expect: {
            method: 'POST',
            url: `${URL}/schema/type/${type}`,
            headers: JSON_BODY,
            body: { name, nullable, required: false, access: 'public', style: 'single', ...sent },
        },
        answer: { name },
    }),
);

const indexOf = (
    kind: string,
    given: Readonly<Record<string, unknown>>,
    sent: Readonly<Record<string, unknown>> = given,
): OperationRow => ({
    id: `index.add${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`,
    input: { ...AT, ...given },
    expect: { method: 'POST', url: `${URL}/index/${kind}`, headers: JSON_BODY, body: sent },
    answer: { id: '0f3c9a21' },
});

export const adderRows: readonly OperationRow[] = [
    ...columnAdderRows,
    indexOf('btree', { fields: [{ name: 'last_seen_at', op: 'desc' }] }),
    indexOf('unique', { fields: [{ name: 'email' }] }, { fields: [{ name: 'email', op: 'asc' }] }),
    indexOf('search', { name: 'words', lang: 'english', fields: [{ name: 'note', priority: 1 }] }),
    indexOf(
        'spatial',
        { fields: [{ name: 'place' }] },
        { fields: [{ name: 'place', op: 'gist_geometry_ops_2d' }] },
    ),
    indexOf('vector', { fields: [{ name: 'meaning', op: 'vector_cosine_ops' }] }),
];
