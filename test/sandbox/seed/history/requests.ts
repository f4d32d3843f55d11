import { randomFor } from '../random.js';
import type { Random } from '../random.js';
import type { EndpointRef, Json, SampleApiGroup, SampleRequest } from '../types.js';
import { arrivals, incidentOf } from './arrivals.js';
import { requestHeaders, responseHeaders } from './headers.js';
import { profiles } from './profiles.js';
import type { Profile } from './profiles.js';

const REQUESTS = 20_000;
const DEV_SHARE = 0.02;
const INCIDENT_FAILURE_SHARE = 0.55;
const incidentOutput: Json = { code: 'ERROR_FATAL', message: 'Connection lost' };

const milliseconds = (seconds: number): number => Math.max(1, Math.round(seconds * 1_000)) / 1_000;

export function findEndpoint(
    groups: readonly SampleApiGroup[],
    wanted: { readonly group: string; readonly verb: string; readonly name: string },
): EndpointRef {
    const group = groups.findIndex(({ name }) => name === wanted.group);
    const endpoint =
        groups[group]?.endpoints.findIndex(
            ({ verb, name }) => verb === wanted.verb && name === wanted.name,
        ) ?? -1;
    if (endpoint < 0)
        throw new Error(`the sample has no endpoint ${wanted.verb} ${wanted.group}/${wanted.name}`);
    return { group, endpoint };
}

function outcomeOf(profile: Profile, random: Random): { readonly status: number; readonly output: Json } {
    let draw = random.next();
    for (const failure of profile.failures) {
        draw -= failure.share;
        if (draw < 0) return failure;
    }
    return { status: 200, output: profile.output };
}

/** One entry per unit of weight: picking from it is picking by weight. */
const byWeight = profiles.flatMap((profile) => Array.from({ length: profile.weight }, () => profile));

/** 20,000 calls of the 14 days before `now`, oldest first. */
export function makeRequests(groups: readonly SampleApiGroup[], now: number): readonly SampleRequest[] {
    const random = randomFor('requests');
    const traces = randomFor('traces');
    const headersFor = requestHeaders();
    const incident = incidentOf(now);
    const places = new Map(
        profiles.map((profile) => {
            const ref = findEndpoint(groups, profile);
            return [profile, { ref, canonical: groups[ref.group]?.canonical ?? '' }] as const;
        }),
    );
    return arrivals(REQUESTS, now, random).map((time) => {
        const profile = random.pick(byWeight);
        const { ref, canonical } = places.get(profile) ?? {
            ref: findEndpoint(groups, profile),
            canonical: '',
        };
        const { path, query, input } = profile.call(random);
        const branch = random.chance(DEV_SHARE) ? 'dev' : 'v1';
        const broken = time >= incident.from && time < incident.to && random.chance(INCIDENT_FAILURE_SHARE);
        const outcome = broken ? { status: 500, output: incidentOutput } : outcomeOf(profile, random);
        // A lost database connection is noticed only after its timeout of about ten seconds.
        const seconds = broken ? random.skewed(10, 0.08) : random.skewed(profile.median, profile.spread);
        return {
            created_at: time,
            branch,
            endpoint: ref,
            duration: milliseconds(seconds),
            status: outcome.status,
            verb: profile.verb,
            uri: `/api:${canonical}${branch === 'v1' ? '' : `:${branch}`}/${path}${query ? `?${query}` : ''}`,
            input,
            request_headers: headersFor(profile.caller, random),
            response_headers: responseHeaders(traces),
            output: outcome.output,
        };
    });
}
