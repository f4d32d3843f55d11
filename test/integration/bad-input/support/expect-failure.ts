import { inspect } from 'node:util';
import { expect } from '@jest/globals';
import { isXanoError } from 'xano-connect';
import type { XanoError } from 'xano-connect';
import type { Watched } from './watch.js';

export interface Expected {
    readonly kind: XanoError['kind'];
    /** What the message must name: what happened, and where. */
    readonly says: RegExp;
    /** What the hint must tell to do. */
    readonly hint: RegExp;
    /** How many requests may leave, looking up names and retries included; 0 for what is refused before. */
    readonly requests: number;
    /** Further members of the error. */
    readonly more?: Partial<Pick<XanoError, 'operation' | 'path' | 'status' | 'code' | 'maybeExecuted'>>;
}

/** Everything somebody could log, print or send on of an error. */
function shownOf(error: XanoError): string {
    const causes: unknown[] = [];
    for (let at: unknown = error; at instanceof Error && causes.length < 10; at = at.cause)
        causes.push(at.message, at.stack, JSON.stringify(at), String(at.cause));
    const all = inspect(error, { depth: 10, showHidden: true });
    return [all, inspect(error, { depth: 10 }), error.hint, JSON.stringify(error), ...causes].join('\n');
}

/** The tokens whole, and each part of them that is long enough to be recognised. */
const piecesOf = (secrets: readonly string[]): string[] =>
    secrets.flatMap((secret) => [secret, ...secret.split('.')]).filter((piece) => piece.length > 7);

/** Checks how a call failed, what it says, how many requests it took, and that no secret shows anywhere. */
export async function expectFailure(
    run: () => unknown,
    expected: Expected,
    { secrets, ...watched }: Partial<Watched> & { readonly secrets: readonly string[] },
): Promise<XanoError> {
    let error: unknown;
    try {
        await run();
    } catch (thrown) {
        error = thrown;
    }
    if (!isXanoError(error)) throw new Error(`no XanoError but ${inspect(error)}`, { cause: error });
    const found = {
        kind: error.kind,
        message: error.message,
        hint: error.hint ?? '',
        requests: watched.sent?.length ?? 0,
    };
    expect(found).toEqual({
        kind: expected.kind,
        message: expect.stringMatching(expected.says),
        hint: expect.stringMatching(expected.hint),
        requests: expected.requests,
    });
    expect(error).toMatchObject({ ...expected.more });
    const shown = [shownOf(error), ...(watched.lines ?? [])].join('\n');
    for (const piece of piecesOf([...secrets, watched.token ?? ''])) expect(shown).not.toContain(piece);
    return error;
}
