import { describe, expect, test } from '@jest/globals';
import { columnTypes, describeFields } from '../../../core/src/schema/index.js';
import type { Column, FieldsInput } from '../../../core/src/schema/index.js';
import { refusal } from '../search/refusal.js';

const ID = {
    name: 'id',
    type: 'int',
    description: '',
    nullable: false,
    default: '',
    required: true,
    access: 'public',
    style: 'single',
};
const CREATED_AT = {
    name: 'created_at',
    type: 'timestamp',
    description: '',
    nullable: false,
    default: 'now',
    required: false,
    access: 'private',
    style: 'single',
};
const PRIMARY = { type: 'primary', fields: [{ name: 'id' }] };
const NEWEST = { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] };

const only = (fields: FieldsInput): Column => describeFields(fields).columns[2]!;

const column = (name: string, type: string, more: object = {}): object => ({
    name,
    type,
    description: '',
    nullable: false,
    default: '',
    required: false,
    ...(type === 'text' ? { format: '' } : {}),
    access: 'public',
    style: 'single',
    ...more,
});

describe('a table without columns of its own', () => {
    test.each([[{}], [[]]])('%j has the two columns and indexes Xano gives every table', (fields) => {
        expect(describeFields(fields)).toEqual({
            columns: [ID, CREATED_AT],
            indexes: [PRIMARY, NEWEST],
            references: [],
            notes: [],
            implied: ['id', 'created_at'],
            stated: {},
        });
    });

    test('described, they come out the same', () => {
        const fields = {
            created_at: { type: 'datetime', default: 'now', index: true },
            id: { type: 'integer', primary: true, auto_increment: true, unique: true, required: true },
        };
        const described = describeFields(fields);
        expect(described.columns).toEqual([ID, CREATED_AT]);
        expect(described.indexes).toEqual([PRIMARY, NEWEST]);
        expect(described.implied).toEqual([]);
        expect(described.stated).toEqual({ id: ['type', 'required'], created_at: ['type', 'default'] });
    });

    test('a uuid as primary key', () => {
        expect(describeFields({ id: 'uuid' }).columns[0]).toEqual({ ...ID, type: 'uuid' });
    });

    test('created_at keeps what is said about it', () => {
        const fields = [
            { name: 'created_at', type: 'timestamp', access: 'public', default: '', unique: true },
        ] as const;
        expect(describeFields(fields).columns[1]).toEqual({ ...CREATED_AT, access: 'public', default: '' });
        expect(describeFields(fields).indexes[2]).toEqual({
            type: 'btree|unique',
            fields: [{ name: 'created_at', op: 'asc' }],
        });
        expect(describeFields({ created_at: 'date' }).columns[1]).toEqual(column('created_at', 'date'));
    });
});

describe('examples of the older guide', () => {
    test('customer_profiles', () => {
        const described = describeFields({
            id: { type: 'integer', primary: true, auto_increment: true },
            name: { type: 'text', required: true },
            email: { type: 'text', unique: true, required: true },
            subscription_tier: { type: 'enum', options: ['free', 'pro', 'enterprise'] },
            created_at: { type: 'datetime', default: 'now' },
        });
        expect(described.columns).toEqual([
            ID,
            column('name', 'text', { required: true }),
            column('email', 'text', { required: true }),
            column('subscription_tier', 'enum', { values: ['free', 'pro', 'enterprise'] }),
            CREATED_AT,
        ]);
        expect(described.indexes).toEqual([
            PRIMARY,
            NEWEST,
            { type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] },
        ]);
        expect(described.notes).toEqual([]);
    });

    test('customer_analytics', () => {
        const described = describeFields({
            id: { type: 'integer', primary: true, auto_increment: true },
            customer_id: { type: 'integer', required: true, foreign_key: 'customers.id' },
            event_type: { type: 'enum', options: ['login', 'purchase', 'view', 'click'] },
            event_data: { type: 'json' },
            timestamp: { type: 'datetime', default: 'now' },
            ip_address: { type: 'text' },
            user_agent: { type: 'text' },
        });
        expect(described.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
            'id int',
            'created_at timestamp',
            'customer_id int',
            'event_type enum',
            'event_data json',
            'timestamp timestamp',
            'ip_address text',
            'user_agent text',
        ]);
        expect(described.references).toEqual([{ column: 'customer_id', table: 'customers' }]);
        expect(described.columns[5]).toEqual(
            column('timestamp', 'timestamp', { nullable: true, default: 'now' }),
        );
    });

    test('the n8n example and a column that changes itself', () => {
        const described = describeFields({
            email: { type: 'text', unique: true },
            updated_at: { type: 'datetime', default: 'now', on_update: 'now' },
        });
        expect(described.notes).toEqual([expect.stringMatching(/^"updated_at": .*on_update.*table trigger/)]);
        expect(described.columns[3]).toEqual(
            column('updated_at', 'timestamp', { nullable: true, default: 'now' }),
        );
    });

    test('modify_fields, which says no type', () => {
        const existing = describeFields({
            email: 'text',
            tier: { type: 'enum', values: ['a', 'b'] },
            tags: 'text[]',
        }).columns;
        const described = describeFields(
            { email: { unique: true, required: true }, tier: { default: 'a' }, tags: { description: 'x' } },
            'modify_fields',
            existing,
        );
        expect(described.columns.slice(2)).toEqual([
            column('email', 'text', { required: true }),
            column('tier', 'enum', { values: ['a', 'b'], default: 'a' }),
            column('tags', 'text', { style: 'list', description: 'x' }),
        ]);
        expect(described.stated).toMatchObject({
            email: ['required'],
            tier: ['default'],
            tags: ['description'],
        });
        expect(
            refusal(() => describeFields({ mail: { unique: true } }, 'modify_fields', existing)).path,
        ).toBe('modify_fields.mail.type');
    });
});

describe('types', () => {
    const extra: Record<string, object> = {
        enum: { values: ['a'] },
        vector: { vector: { size: 3 } },
        object: { children: [column('a', 'int')] },
    };
    const nullable = /^(attachment|audio|geo_|image|timestamp|uuid|vector|video)/;

    test('are the 23 that Xano stores', () => {
        expect(columnTypes).toHaveLength(23);
    });

    test.each(columnTypes.map((type) => [type]))('%s', (type) => {
        const more = extra[type] ?? {};
        expect(only({ c: { type, ...more } as never })).toEqual(
            column('c', type, { ...more, nullable: nullable.test(type) }),
        );
    });

    const aliases: [string, string][] = [
        ['integer', 'int'],
        ['BigInt', 'int'],
        ['number', 'decimal'],
        ['float', 'decimal'],
        ['double', 'decimal'],
        ['numeric', 'decimal'],
        ['string', 'text'],
        ['varchar', 'text'],
        ['boolean', 'bool'],
        ['datetime', 'timestamp'],
        ['date-time', 'timestamp'],
        ['array', 'json'],
        ['list', 'json'],
        ['jsonb', 'json'],
        ['guid', 'uuid'],
        ['file', 'attachment'],
        ['point', 'geo_point'],
        ['geoPoint', 'geo_point'],
    ];
    test.each(aliases)('%s means %s', (written, type) => {
        expect(only({ c: written }).type).toBe(type);
    });

    test('lists', () => {
        const list = column('c', 'text', { style: 'list' });
        expect(only({ c: 'text[]' })).toEqual(list);
        expect(only({ c: { type: 'text', list: true } })).toEqual(list);
        expect(only({ c: { type: 'string[]', style: 'list', default: [] } })).toEqual(list);
    });

    test('foreign keys', () => {
        const found = describeFields({
            a: { type: 'int', foreign_key: 'customers' },
            b: { references: 'orders.id' },
            c: { type: 'uuid', foreign_key: 'x.y.id' },
            d: { type: 'int', foreign_key: 12 },
            e: { type: 'int', tableref_id: 563 },
            f: { type: 'tableref', tableref_id: 7 },
            g: { type: 'tablerefuuid', foreign_key: 'files' },
            h: { type: 'int', tableref_id: 0 },
        });
        expect(found.columns.slice(2).map(({ type, tableref_id }) => [type, tableref_id])).toEqual([
            ['int', undefined],
            ['int', undefined],
            ['uuid', undefined],
            ['int', 12],
            ['int', 563],
            ['int', 7],
            ['uuid', undefined],
            ['int', undefined],
        ]);
        expect(found.references).toEqual([
            { column: 'a', table: 'customers' },
            { column: 'b', table: 'orders' },
            { column: 'c', table: 'x.y' },
            { column: 'g', table: 'files' },
        ]);
        expect(found.stated['b']).toEqual(['tableref_id']);
    });
});

describe('details', () => {
    const defaults: [string, unknown, string][] = [
        ['int', 5, '5'],
        ['int', '5', '5'],
        ['decimal', -1.5, '-1.5'],
        ['bool', false, 'false'],
        ['bool', 'TRUE', 'true'],
        ['bool', 0, 'false'],
        ['text', 'now', 'now'],
        ['email', 'a@b.c', 'a@b.c'],
        ['timestamp', 'CURRENT_TIMESTAMP', 'now'],
        ['timestamp', new Date(5), '5'],
        ['timestamp', 1700000000000, '1700000000000'],
        ['date', '2026-01-31', '2026-01-31'],
        ['date', 'now', 'now'],
        ['json', {}, '{}'],
        ['json', '[]', '[]'],
        ['uuid', null, ''],
        ['video', '', ''],
    ];
    test.each(defaults)('default of %s: %j is kept as %j', (type, value, text) => {
        expect(only({ c: { type, default: value } }).default).toBe(text);
    });

    test('what a description can say', () => {
        const said = {
            type: 'text',
            description: 'd',
            required: true,
            nullable: true,
            index: true,
            visibility: 'internal',
            sensitive: true,
            format: 'markdown',
            filters: { trim: true, lower: false, min: null },
        };
        const described = describeFields({ c: said as never });
        expect(described.columns[2]).toEqual(
            column('c', 'text', {
                description: 'd',
                required: true,
                nullable: true,
                access: 'internal',
                sensitive: true,
                format: 'markdown',
                validators: { trim: true },
            }),
        );
        expect(described.indexes[2]).toEqual({ type: 'btree', fields: [{ name: 'c', op: 'asc' }] });
        expect(described.notes).toEqual([]);
    });

    test('filters that only the single column endpoint documents get a note', () => {
        const { columns, notes } = describeFields({
            c: { type: 'text', filters: { trim: true, min: 3, pattern: '^a' } },
        });
        expect(columns[2]?.validators).toEqual({ trim: true, min: 3, pattern: '^a' });
        expect(notes).toEqual([expect.stringContaining('min, pattern')]);
    });

    test('an object, with children in either form', () => {
        const children = [
            column('street', 'text'),
            column('geo', 'object', { children: [column('lat', 'decimal')] }),
        ];
        expect(
            only({
                c: {
                    type: 'object',
                    children: { street: 'text', geo: { type: 'object', children: { lat: 'decimal' } } },
                },
            }),
        ).toEqual(column('c', 'object', { children }));
        expect(only([{ name: 'c', type: 'object', children: children as never }])).toEqual(
            column('c', 'object', { children }),
        );
    });

    test('values of an enum as other clients show them', () => {
        expect(
            only({ c: { type: 'enum', choices: [{ value: 'a', label: 'A' }, 2], default: '2' } as never }),
        ).toEqual(column('c', 'enum', { values: ['a', '2'], default: '2' }));
    });

    test("Xano's own columns come out as they went in", () => {
        const recorded = [
            {
                name: 'id',
                type: 'int',
                description: '',
                nullable: false,
                default: '',
                required: true,
                access: 'public',
                style: 'single',
            },
            {
                name: 'name',
                type: 'text',
                description: '',
                nullable: false,
                default: '',
                required: true,
                format: '',
                access: 'public',
                style: 'single',
            },
            {
                name: 'price',
                type: 'decimal',
                description: '',
                nullable: false,
                default: '0',
                required: true,
                access: 'public',
                style: 'single',
            },
            {
                name: 'status',
                type: 'enum',
                description: '',
                nullable: true,
                default: 'active',
                required: false,
                values: ['active', 'archived'],
                access: 'public',
                style: 'single',
            },
            {
                name: 'project_id',
                type: 'int',
                description: '',
                nullable: true,
                default: '',
                required: false,
                access: 'public',
                style: 'single',
                tableref_id: 563,
            },
            {
                name: 'created_at',
                type: 'timestamp',
                description: '',
                nullable: false,
                default: 'now',
                required: false,
                access: 'private',
                style: 'single',
            },
        ] as const;
        expect(describeFields(recorded).columns).toEqual(recorded);
    });
});

describe('refusals', () => {
    const cases: [string, unknown, string, RegExp, RegExp][] = [
        ['no fields', 'text', 'fields', /object or a list/, /"email"/],
        ['a number for a field', { a: 1 }, 'fields.a', /by an object/, /"type": "text"/],
        ['a text in a list', ['text'], 'fields[0]', /by an object/, /"type": "text"/],
        ['a column without name', [{ type: 'text' }], 'fields[0].name', /no name/, /"name"/],
        [
            'an odd name',
            { 'First name!': 'text' },
            'fields["First name!"]',
            /only letters/,
            /Write "First_name"/,
        ],
        ['two names', { a: { name: 'b', type: 'text' } }, 'fields.a.name', /two names/, /"a"/],
        [
            'the same column twice',
            [
                { name: 'a', type: 'int' },
                { name: 'a', type: 'text' },
            ],
            'fields[1]',
            /described twice/,
            /one/,
        ],
        ['no type', { a: { required: true } }, 'fields.a.type', /has no type/, /attachment, audio/],
        [
            'a misspelt type',
            { a: { type: 'timestmap' } },
            'fields.a.type',
            /Did you mean "timestamp"/,
            /attachment/,
        ],
        ['a misspelt bare type', { a: 'textt' }, 'fields.a', /Did you mean "text"/, /attachment/],
        [
            'a misspelt key',
            { a: { type: 'text', requird: true } },
            'fields.a.requird',
            /Did you mean "required"/,
            /nullable/,
        ],
        [
            'the same said twice',
            { a: { type: 'enum', values: ['x'], options: ['y'] } },
            'fields.a.options',
            /says again/,
            /one/,
        ],
        [
            'yes for true',
            { a: { type: 'text', required: 'yes' } },
            'fields.a.required',
            /true or false/,
            /without quotes/,
        ],
        [
            'a number as description',
            { a: { type: 'text', description: 1 } },
            'fields.a.description',
            /a text/,
            /quotes/,
        ],
        ['an enum without values', { a: 'enum' }, 'fields.a.values', /needs its values/, /"values"/],
        [
            'an empty enum',
            { a: { type: 'enum', options: [] } },
            'fields.a.options',
            /needs its values/,
            /"values"/,
        ],
        [
            'a value that is no text',
            { a: { type: 'enum', values: ['x', true] } },
            'fields.a.values[1]',
            /is a text/,
            /\["open"/,
        ],
        [
            'a value twice',
            { a: { type: 'enum', values: ['x', 'y', 'x'] } },
            'fields.a.values[2]',
            /twice/,
            /once/,
        ],
        [
            'values of a text',
            { a: { type: 'text', options: ['x'] } },
            'fields.a.options',
            /no values/,
            /"enum"/,
        ],
        [
            'a default that is no value',
            { a: { type: 'enum', values: ['x'], default: 'y' } },
            'fields.a.default',
            /not among/,
            /x/,
        ],
        ['a vector without size', { a: 'vector' }, 'fields.a.size', /needs its size/, /768/],
        [
            'a vector of size 0',
            { a: { type: 'vector', vector: { size: 0 } } },
            'fields.a.vector',
            /needs its size/,
            /768/,
        ],
        ['a text with size', { a: { type: 'text', size: 5 } }, 'fields.a.size', /no size/, /Leave it out/],
        ['an object without children', { a: 'object' }, 'fields.a.children', /needs the columns/, /"street"/],
        [
            'children of a text',
            { a: { type: 'text', children: { b: 'int' } } },
            'fields.a.children',
            /no columns inside/,
            /"object"/,
        ],
        [
            'a child of unknown type',
            { a: { type: 'object', children: { b: 'itn' } } },
            'fields.a.children.b',
            /not a column type/,
            /attachment/,
        ],
        [
            'a unique child',
            { a: { type: 'object', children: { b: { type: 'int', unique: true } } } },
            'fields.a.children.b',
            /inside an object/,
            /"unique"/,
        ],
        [
            'a child that points by name',
            { a: { type: 'object', children: { b: { foreign_key: 'x' } } } },
            'fields.a.children.b',
            /inside an object/,
            /tableref_id/,
        ],
        [
            'a text foreign key',
            { a: { type: 'text', foreign_key: 'x' } },
            'fields.a.foreign_key',
            /cannot point/,
            /"int"/,
        ],
        [
            'a foreign key to another column',
            { a: { type: 'int', references: 'users.email' } },
            'fields.a.references',
            /"email"/,
            /Write "users"/,
        ],
        [
            'a foreign key of true',
            { a: { type: 'int', foreign_key: true } },
            'fields.a.foreign_key',
            /not a table/,
            /"customers"/,
        ],
        ['a tableref without table', { a: 'tableref' }, 'fields.a.foreign_key', /missing/, /"customers"/],
        [
            'two tables',
            { a: { type: 'int', foreign_key: 'x', tableref_id: 1 } },
            'fields.a.foreign_key',
            /given twice/,
            /one/,
        ],
        [
            'another primary key',
            { a: { type: 'int', primary: true } },
            'fields.a.primary',
            /Only "id"/,
            /"unique"/,
        ],
        [
            'another counter',
            { a: { type: 'int', autoIncrement: true } },
            'fields.a.autoIncrement',
            /Only "id"/,
            /"unique"/,
        ],
        ['a text as primary key', { id: 'text' }, 'fields.id', /int or uuid/, /"uuid"/],
        ['a list as primary key', { id: 'int[]' }, 'fields.id', /int or uuid/, /"uuid"/],
        [
            'an unknown access',
            { a: { type: 'int', access: 'privat' } },
            'fields.a.access',
            /Did you mean "private"/,
            /"internal"/,
        ],
        [
            'an unknown format',
            { a: { type: 'text', format: 'md' } },
            'fields.a.format',
            /not accepted/,
            /"markdown"/,
        ],
        [
            'the format of a number',
            { a: { type: 'int', format: 'html' } },
            'fields.a.format',
            /no format/,
            /type "text"/,
        ],
        [
            'list and single',
            { a: { type: 'int', list: true, style: 'single' } },
            'fields.a.style',
            /list and as a single/,
            /one/,
        ],
        [
            'a filter of another type',
            { a: { type: 'int', filters: { trim: true } } },
            'fields.a.filters.trim',
            /no filter "trim"/,
            /min, max/,
        ],
        [
            'a misspelt filter',
            { a: { type: 'text', filters: { patern: 'x' } } },
            'fields.a.filters.patern',
            /Did you mean "pattern"/,
            /trim/,
        ],
        [
            'filters of a video',
            { a: { type: 'video', filters: { min: 1 } } },
            'fields.a.filters.min',
            /no filter/,
            /Leave/,
        ],
        [
            'a filter with a text',
            { a: { type: 'text', filters: { min: '3' } } },
            'fields.a.filters.min',
            /cannot have this value/,
            /whole number/,
        ],
        [
            'filters as text',
            { a: { type: 'text', filters: 'trim' } },
            'fields.a.filters',
            /an object/,
            /"trim": true/,
        ],
        [
            'the default of a number',
            { a: { type: 'int', default: 1.5 } },
            'fields.a.default',
            /not a default/,
            /whole number/,
        ],
        [
            'the default of a decimal',
            { a: { type: 'decimal', default: 'x' } },
            'fields.a.default',
            /not a default/,
            /a number/,
        ],
        [
            'the default of a bool',
            { a: { type: 'bool', default: 'maybe' } },
            'fields.a.default',
            /not a default/,
            /true or false/,
        ],
        [
            'the default of a text',
            { a: { type: 'text', default: 1 } },
            'fields.a.default',
            /not a default/,
            /a text/,
        ],
        [
            'the default of a time',
            { a: { type: 'timestamp', default: 'tomorrow' } },
            'fields.a.default',
            /not a default/,
            /"now"/,
        ],
        [
            'the default of a day',
            { a: { type: 'date', default: '1.2.2026' } },
            'fields.a.default',
            /not a default/,
            /2026-01-31/,
        ],
        [
            'the default of json',
            { a: { type: 'json', default: { b: 1 } } },
            'fields.a.default',
            /not a default/,
            /\{\} or \[\]/,
        ],
        [
            'the default of a uuid',
            { a: { type: 'uuid', default: 'x' } },
            'fields.a.default',
            /has no default/,
            /nullable/,
        ],
        [
            'the default of a list',
            { a: { type: 'int[]', default: 1 } },
            'fields.a.default',
            /list column has no/,
            /nullable/,
        ],
    ];
    test.each(cases)('%s', (_name, input, path, message, hint) => {
        expect(refusal(() => describeFields(input as FieldsInput))).toEqual({
            path,
            message: expect.stringMatching(message),
            hint: expect.stringMatching(hint),
        });
    });
});
