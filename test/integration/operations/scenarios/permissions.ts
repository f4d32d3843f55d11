import { describe, expect, test } from '@jest/globals';
import { everyRequest, isXanoError } from 'xano-connect';
import type { Operation } from 'xano-connect';
import { SCOPES } from '../../../sandbox/auth/scopes.js';
import { mintToken } from '../../../sandbox/index.js';
import { operationRows } from '../../../unit/operations/rows/index.js';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const LEVELS: Readonly<Record<string, number>> = { Create: 1, Read: 2, Update: 4, Delete: 8 };
const YEAR_2099 = 4_070_908_800;

/** `Workspace Request History: Read` as key and bit of the sandbox's tokens. */
function claimOf(scope: string): { key: string; bit: number } {
    const [, area = '', name = '', level = ''] = /^(\w+) (.+): (\w+)(?: \(inferred\))?$/.exec(scope) ?? [];
    const key = `${area}:${name.replaceAll(' ', '')}`.toLowerCase();
    const bit = LEVELS[level] ?? 0;
    expect(SCOPES).toContain(key);
    expect(bit).toBeGreaterThan(0);
    return { key, bit };
}

const tokenWith = (maskOf: (key: string) => number): string =>
    mintToken({ scope: Object.fromEntries(SCOPES.map((key) => [key, maskOf(key)])), exp: YEAR_2099 });

const scoped = Object.values<Readonly<Record<string, Operation>>>(everyRequest)
    .flatMap((verbs) => Object.values<Operation>(verbs))
    .flatMap((operation) =>
        'rest' in operation && operation.scope !== null ? [[operation.id, operation.scope] as const] : [],
    );

export function permissionScenarios(bench: () => OperationsBench): void {
    describe('the scope an operation names', () => {
        test.each(scoped)('%s: %s', async (id, scope) => {
            const { key, bit } = claimOf(scope);
            const input = operationRows.find((row) => row.id === id)?.input;
            // Nothing has this id, so that what gets past the scope is not found.
            const at = { ...input, ...('workspace_id' in (input ?? {}) ? { workspace_id: 999_999 } : {}) };

            const without = bench().requests.with({
                accessToken: tokenWith((one) => (one === key ? 15 & ~bit : 15)),
            });
            const error = await refusalOf(without.run(id, at));
            expect(error).toMatchObject({ kind: 'permission', operation: id, status: 403 });
            expect(error.hint).toContain(`"${scope}"`);

            const only = bench().requests.with({ accessToken: tokenWith((one) => (one === key ? bit : 0)) });
            const kind = await only.run(id, at).then(
                () => 'carried out',
                (reason: unknown) => (isXanoError(reason) ? reason.kind : reason),
            );
            expect(['not-found', 'carried out']).toContain(kind);
        });
    });
}
