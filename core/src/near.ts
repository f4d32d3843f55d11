/** Number of single-letter edits between two words, the usual measure of a typing slip. */
function editDistance(a: string, b: string): number {
    let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution));
        }
        previous = row;
    }
    return previous[b.length] ?? 0;
}

/** Letters and digits only, so that `Customer Profiles` and `customer_profiles` are neighbours. */
const essence = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The few names a person may have meant, best first; empty when nothing is near. */
export function nearMatches(wanted: string, names: Iterable<string>, limit = 3): string[] {
    const target = essence(wanted);
    const scored: { name: string; score: number }[] = [];
    for (const name of new Set(names)) {
        const candidate = essence(name);
        const whole = Math.min(target.length, candidate.length) > 2;
        const inside = whole && (candidate.includes(target) || target.includes(candidate));
        const score = candidate === target ? 0 : inside ? 1 : editDistance(target, candidate);
        if (score <= Math.max(2, Math.floor(target.length / 3))) scored.push({ name, score });
    }
    scored.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1));
    return scored.slice(0, limit).map(({ name }) => name);
}

/** ` Did you mean "a" or "b"?`, or nothing. Begins with a blank so that it can follow any sentence. */
export function didYouMean(wanted: string, names: Iterable<string>): string {
    const near = nearMatches(wanted, names);
    return near.length === 0 ? '' : ` Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
}
