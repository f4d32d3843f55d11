import { baseColumns, bool, choice, decimal, email, json, text, timestamp } from '../columns.js';
import { randomFor } from '../random.js';
import { DAY, HOUR } from '../time.js';
import type { Column, SampleIndex } from '../types.js';

// Surnames are made up, so that no combination names a person.
const firstNames =
    'Ada Ben Cleo Dario Elin Femi Greta Hugo Ines Jonas Kaya Leon Mira Nils Oda Pavel Quinn Rosa Sami Tara'.split(
        ' ',
    );
const lastNames = (
    'Ashmoor Brookvale Cinderly Dunwick Elderfen Farrowby Glenwhistle Hartmere Inkwell Juniperson ' +
    'Kettleby Larkmoor Mossgrove Nettleworth Oakhollow Pennyfield Quillham Rushwater Stonebeck Thistledown'
).split(' ');
const domains = ['example.test', 'mail.example.test', 'studio.example.test', 'office.example.test'];
const topics = ['new arrivals', 'sales', 'workshops', 'ink club'];

export const customerColumns: readonly Column[] = [
    ...baseColumns,
    text('name', { required: true, validators: { trim: true } }),
    email('email', { required: true, validators: { trim: true, lower: true } }),
    choice('status', ['active', 'paused', 'closed'], { default: 'active' }),
    bool('newsletter', { default: 'false', description: 'Agreed to receive the newsletter' }),
    decimal('credit', { default: '0', description: 'Store credit in euros' }),
    timestamp('last_seen_at', { nullable: true }),
    json('preferences', { nullable: true }),
];

export const customerIndexes: readonly SampleIndex[] = [
    { type: 'primary', fields: [{ name: 'id' }] },
    { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
    { type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] },
];

// A type alias, not an interface: only an alias is assignable to Row's index signature.
export type CustomerRow = {
    readonly id: number;
    readonly created_at: number;
    readonly name: string;
    readonly email: string;
    readonly status: string;
    readonly newsletter: boolean;
    readonly credit: number;
    readonly last_seen_at: number | null;
    readonly preferences: { readonly language: string; readonly topics: readonly string[] } | null;
};

/** Customers in the order they signed up, over the three years before `now`, e-mail addresses all different. */
export function makeCustomers(dataSource: string, count: number, now: number): readonly CustomerRow[] {
    const random = randomFor(`customers:${dataSource}`);
    const firstSignUp = now - 3 * 365 * DAY;
    const step = (now - firstSignUp - DAY) / count;
    return Array.from({ length: count }, (_, index) => {
        const first = random.pick(firstNames);
        const last = random.pick(lastNames);
        const created = Math.floor(firstSignUp + step * (index + random.next()));
        const status = random.chance(0.88) ? 'active' : random.pick(['paused', 'closed']);
        return {
            id: index + 1,
            created_at: created,
            name: `${first} ${last}`,
            email: `${first}.${last}.${index + 1}@${random.pick(domains)}`.toLowerCase(),
            status,
            newsletter: random.chance(0.4),
            credit: random.chance(0.15) ? random.int(1, 200) / 2 : 0,
            last_seen_at: random.chance(0.9)
                ? created + Math.floor((now - HOUR - created) * random.next())
                : null,
            preferences: random.chance(0.8)
                ? {
                      language: random.pick(['en', 'en', 'de', 'fr']),
                      topics: topics.filter(() => random.chance(0.3)),
                  }
                : null,
        };
    });
}
