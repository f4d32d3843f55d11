import type { CheckReport, Verdict } from './types.js';

/**
 * One sentence and one thing to do. Checks stand in the order in which they depend on each other, so the first that
 * failed is the cause and the others may be its consequences.
 */
export function verdictOf(checks: readonly CheckReport[]): Verdict {
    const failed = checks.find(({ state }) => state === 'failed');
    if (failed !== undefined) {
        return { state: 'failed', message: failed.message, next: failed.next ?? 'See the checks above.' };
    }
    const warnings = checks.filter(({ state }) => state === 'warning');
    const [warning] = warnings;
    if (warning !== undefined) {
        const remarks = warnings.length === 1 ? 'a remark' : `${warnings.length} remarks, the first`;
        return {
            state: 'warning',
            message: `It works, with ${remarks}: ${warning.message}`,
            next: warning.next ?? 'See the checks above.',
        };
    }
    const mcp = checks.find(({ id }) => id === 'mcp');
    const works =
        mcp?.state === 'ok' ? 'The Metadata API and the MCP server work.' : 'The Metadata API works.';
    return { state: 'ok', message: works, next: 'Nothing to do.' };
}
