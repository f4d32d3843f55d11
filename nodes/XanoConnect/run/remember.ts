import type { EverydayXano } from 'xano-connect/pure/composites';

const kept = new WeakMap<EverydayXano, Map<string, Promise<unknown>>>();

/**
 * What was asked once in a run is not asked again for its other items. A run has a client of its own, so that nothing of
 * another credential or of an earlier run is found here.
 *
 * @param key names the question and all it depends on.
 */
export function remember<T>(xano: EverydayXano, key: string, ask: () => Promise<T>): Promise<T> {
    const answers = kept.get(xano) ?? new Map<string, Promise<unknown>>();
    kept.set(xano, answers);
    const known = answers.get(key) as Promise<T> | undefined; // whoever uses the key asks the same
    if (known !== undefined) return known;
    const asked = ask();
    answers.set(key, asked);
    // The next item asks again: its answer may come.
    asked.catch(() => answers.delete(key));
    return asked;
}
