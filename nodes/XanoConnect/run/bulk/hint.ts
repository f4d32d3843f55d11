import type { Item } from '../item.js';
import type { Outcomes } from './outcomes.js';
import type { Wording } from './stopped.js';

/** Tells in the editor what nobody sees in a long list of items. */
export function hint(items: readonly Item[], outcomes: Outcomes, { done }: Wording): void {
    const of = `of ${outcomes.total.toLocaleString('en')} records`;
    const say = (count: number, what: string) =>
        count === 0 ? [] : [`${count.toLocaleString('en')} ${of} ${what}`];
    const messages = [
        ...say(outcomes.count('failed', 'unsent'), `were not ${done}. Their items say why.`),
        ...say(outcomes.count('unknown'), `may or may not have been ${done}. Look at the table.`),
        ...say(outcomes.count('skipped'), 'were skipped: there was nothing to do for them.'),
    ];
    items[0]?.host.addExecutionHints(
        ...messages.map((message) => ({
            message,
            type: 'warning' as const,
            location: 'outputPane' as const,
        })),
    );
}
