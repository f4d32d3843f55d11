import { isDeepStrictEqual } from 'node:util';
import type { EndpointFact, KeyFact } from '../facts.js';
import type { Keys, SpecEndpoint } from './read.js';

/** An endpoint of which facts and document say different things. */
export interface ChangedEndpoint {
    readonly endpoint: string;
    readonly changes: readonly string[];
}

/** `METHOD path` each. */
export interface SpecDifference {
    /** In the document, and no fact. */
    readonly new: readonly string[];
    /** A fact from an earlier document, and not in this one. */
    readonly gone: readonly string[];
    readonly changed: readonly ChangedEndpoint[];
}

const nameOf = ({ method, path }: Pick<EndpointFact, 'method' | 'path'>): string => `${method} ${path}`;
const groupOf = ({ id }: EndpointFact): string => id.split('.')[0] ?? '';
const isFromSpec = ({ confidence, base }: EndpointFact): boolean =>
    confidence.includes('openapi') && base === undefined;

/**
 * What newer documents say otherwise. Xano gives them out group by group: an endpoint is gone only where another of its
 * group is there. What a document is silent about, such as a scope or a maximum, is no difference.
 */
export function compareSpec(
    endpoints: readonly SpecEndpoint[],
    facts: readonly EndpointFact[],
): SpecDifference {
    const known = new Map(facts.filter(({ base }) => base === undefined).map((fact) => [nameOf(fact), fact]));
    const there = new Set(endpoints.map(nameOf));
    const groups = new Set(facts.filter((fact) => there.has(nameOf(fact))).map(groupOf));
    const changed = endpoints.flatMap((endpoint) => {
        const fact = known.get(nameOf(endpoint));
        const changes = fact === undefined ? [] : changesOf(fact, endpoint);
        return changes.length === 0 ? [] : [{ endpoint: nameOf(endpoint), changes }];
    });
    return {
        new: [...there].filter((name) => !known.has(name)),
        gone: facts
            .filter((fact) => isFromSpec(fact) && groups.has(groupOf(fact)) && !there.has(nameOf(fact)))
            .map(nameOf),
        changed,
    };
}

function changesOf(fact: EndpointFact, spec: SpecEndpoint): readonly string[] {
    const scopes = spec.scope === undefined ? [] : difference('scope', fact.scope, spec.scope);
    const bodies = fact.free === true ? [] : difference('body', fact.body, spec.body);
    return [
        ...scopes,
        ...keyChanges('query', fact.query ?? {}, spec.query),
        ...difference('headers', (fact.headers ?? []).join(', '), spec.headers.join(', ')),
        ...bodies,
        ...difference('xanoscript', fact.xanoscript, spec.xanoscript),
        // A record is what its table says.
        ...(fact.free === true ? [] : keyChanges('body', fact.keys ?? {}, spec.keys)),
    ];
}

function keyChanges(where: string, ours: Keys, theirs: Keys): readonly string[] {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return names.flatMap((name) => {
        const [before, now] = [ours[name], theirs[name]];
        if (before === undefined) return [`${where} ${name}: new`];
        if (now === undefined) return [`${where} ${name}: gone`];
        return COMPARED.filter((what) => !isSilent(name, what, now)).flatMap((what) =>
            difference(`${where} ${name}: ${what}`, before[what], now[what]),
        );
    });
}

/** No document has maxima, and this default is known from Xano's page about adding records in bulk. */
const isSilent = (name: string, what: keyof KeyFact, now: KeyFact): boolean =>
    now[what] === undefined && (what === 'max' || `${name} ${what}` === 'allow_id_field default');

const COMPARED: readonly (keyof KeyFact)[] = ['required', 'default', 'enum', 'max'];

const shown = (value: unknown): string =>
    value === undefined || value === '' ? 'none' : JSON.stringify(value);

const difference = (what: string, before: unknown, now: unknown): readonly string[] =>
    isDeepStrictEqual(before, now) ? [] : [`${what} was ${shown(before)}, is ${shown(now)}`];
