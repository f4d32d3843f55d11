import { isPlainObject } from '../../invalid-input.js';
import { failedAnswer } from '../../metadata/failure.js';
import { accountOperations } from '../../operations/account.js';
import { NotLooked } from '../not-looked.js';
import type { Check } from '../types.js';

const { me } = accountOperations;

const member = (value: unknown, name: string): unknown => (isPlainObject(value) ? value[name] : undefined);

/** Whether Xano takes the token, and whose it is; read from the answer that is there already. */
export const account: Check = {
    id: 'account',
    title: 'Account',
    needs: ['answer'],
    run({ context, learnt }) {
        const { answer } = learnt;
        if (answer === undefined) throw new NotLooked('There is no answer to read.');
        if (answer.status >= 300) {
            learnt.limited = answer.status === 429;
            throw failedAnswer(me, answer, {}, context);
        }
        const owner: unknown = JSON.parse(answer.body);
        const extras = member(owner, 'extras');
        const role = member(member(member(extras, 'instance'), 'membership'), 'role');
        const name = member(owner, 'name');
        const facts = {
            ...(typeof name === 'string' ? { name } : {}),
            ...(typeof role === 'string' ? { role } : {}),
        };
        if (typeof role === 'string') learnt.role = role;
        // choice: the name will do; what the doctor prints is pasted into forums, where an address is read by robots.
        const who = typeof name === 'string' && name !== '' ? `belongs to ${name}` : 'is accepted';
        const as = typeof role === 'string' ? `, role "${role}"` : '';
        return { state: 'ok', message: `The token ${who}${as}.`, facts };
    },
};
