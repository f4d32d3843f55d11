import type { Random } from '../random.js';
import type { Profile } from './profiles.js';

const BROWSERS = 12;
const CUSTOMERS = 60;

/**
 * Credentials stand in clear in these lines on purpose: Xano's request history holds them so, and whoever shows it must
 * mask them. The values say what they are.
 */
const credentials: Readonly<Record<Profile['caller'], (n: number) => readonly string[]>> = {
    customer: (n) => [`Authorization: Bearer fake-customer-token-${String(n).padStart(4, '0')}-not-a-secret`],
    office: () => [
        'Authorization: Bearer fake-office-token-not-a-secret',
        'X-Api-Key: fake-office-key-not-a-secret',
    ],
    carrier: () => ['X-Signature: fake-carrier-signature'],
    anyone: () => [],
};

const agents: Readonly<Record<Profile['caller'], (n: number) => string>> = {
    customer: (n) => `Mozilla/5.0 (Sandbox browser ${n % BROWSERS})`,
    office: () => 'office-dashboard/3.2',
    carrier: () => 'parcel-carrier-hooks/1.0',
    anyone: (n) => `Mozilla/5.0 (Sandbox browser ${n % BROWSERS})`,
};

function linesOf(caller: Profile['caller'], n: number): readonly string[] {
    return [
        'Accept: application/json',
        `User-Agent: ${agents[caller](n)}`,
        // 203.0.113.0/24 is set aside for documentation.
        `X-Forwarded-For: 203.0.113.${(n % 254) + 1}`,
        ...credentials[caller](n),
    ];
}

/** Request headers for one call; the few different lists are made once and shared by all 20,000 rows. */
export function requestHeaders(): (caller: Profile['caller'], random: Random) => readonly string[] {
    const callers: readonly Profile['caller'][] = ['customer', 'office', 'carrier', 'anyone'];
    const lists = new Map(
        callers.map(
            (caller) =>
                [caller, Array.from({ length: CUSTOMERS }, (_, n) => linesOf(caller, n + 1))] as const,
        ),
    );
    return (caller, random) => random.pick(lists.get(caller) ?? [[]]);
}

const hex = (digits: number, random: Random): string =>
    Math.floor(random.next() * 16 ** digits)
        .toString(16)
        .padStart(digits, '0');

/** Headers of one answer, each with its own trace id in UUID form. */
export const responseHeaders = (random: Random): readonly string[] => [
    'Content-Type: application/json; charset=UTF-8',
    'Cache-Control: private, no-cache, no-store, must-revalidate',
    `X-Trace-ID: ${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-8${hex(3, random)}-${hex(8, random)}${hex(4, random)}`,
];
