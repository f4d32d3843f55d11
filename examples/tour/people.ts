/** Made-up customers, the same for the same number: nothing here is a person. */

const FIRST = [
    'Ada',
    'Ben',
    'Chloe',
    'Dev',
    'Elif',
    'Femi',
    'Grace',
    'Hugo',
    'Ines',
    'Jun',
    'Kofi',
    'Lena',
    'Mila',
];
const LAST = [
    'Abara',
    'Berg',
    'Costa',
    'Diaz',
    'Evans',
    'Fischer',
    'Garcia',
    'Haddad',
    'Ito',
    'Jensen',
    'Khan',
];
export const TIERS = ['free', 'pro', 'enterprise'] as const;
const REGIONS = ['EU', 'US', 'APAC'] as const;

const pick = <T>(list: readonly T[], n: number): T => {
    const item = list[n % list.length];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
};

export interface Profile {
    readonly name: string;
    readonly email: string;
    readonly subscription_tier: (typeof TIERS)[number];
    readonly region: string;
    readonly lifetime_value: number;
    readonly last_login: number;
    readonly loyalty_points: number;
    readonly notes: string;
}

/** Customer number `n`, from 0. `now` in epoch milliseconds. */
export function profile(n: number, now: number): Profile {
    const first = pick(FIRST, n);
    const last = pick(LAST, Math.floor(n / FIRST.length));
    return {
        name: `${first} ${last}`,
        email: `${first}.${last}.${n}@example.test`.toLowerCase(),
        subscription_tier: pick(TIERS, (n * 7) % 5 < 3 ? 0 : n),
        region: pick(REGIONS, n * 5 + Math.floor(n / 3)),
        lifetime_value: ((n * 7919) % 100_000) / 100,
        last_login: now - ((n * 104_729) % 90) * 86_400_000,
        loyalty_points: 0,
        notes: '',
    };
}

/** What the patch makes of a customer; computed again when the records are read back. */
export function patchOf({ lifetime_value, subscription_tier }: Profile): {
    loyalty_points: number;
    notes: string;
} {
    const factor = { free: 1, pro: 2, enterprise: 5 }[subscription_tier];
    return { loyalty_points: Math.floor(lifetime_value) * factor, notes: `${subscription_tier} customer` };
}
