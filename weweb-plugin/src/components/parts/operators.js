/** Comparisons, in the order of the list; `takes` is what stands right of them. */
export const OPERATORS = [
    { id: '=', label: 'is', takes: 'one' },
    { id: '!=', label: 'is not', takes: 'one' },
    { id: '>', label: 'more than', takes: 'one' },
    { id: '>=', label: 'at least', takes: 'one' },
    { id: '<', label: 'less than', takes: 'one' },
    { id: '<=', label: 'at most', takes: 'one' },
    { id: 'between', label: 'between', takes: 'pair' },
    { id: 'in', label: 'is one of', takes: 'list' },
    { id: 'not in', label: 'is none of', takes: 'list' },
    { id: 'includes', label: 'contains', takes: 'one' },
    { id: 'not includes', label: 'does not contain', takes: 'one' },
    { id: 'is empty', label: 'is empty', takes: 'nothing' },
    { id: 'is not empty', label: 'is not empty', takes: 'nothing' },
];

/** Xano compares with null for these. */
const EMPTY = { 'is empty': '=', 'is not empty': '!=' };

/** Which of the list a condition has. */
export function operatorOf({ operator = '=', value }) {
    const found = value === null ? Object.keys(EMPTY).find((name) => EMPTY[name] === operator) : undefined;
    return OPERATORS.find(({ id }) => id === (found ?? operator)) ?? OPERATORS[0];
}

const BLANK = { one: '', pair: ['', ''], list: [], nothing: null };

/** The condition with another operator; its value stays where it fits. */
export function withOperator(condition, id) {
    const before = operatorOf(condition);
    const next = OPERATORS.find((operator) => operator.id === id) ?? before;
    const value = before.takes === next.takes ? condition.value : BLANK[next.takes];
    return { ...condition, operator: EMPTY[id] ?? id, value };
}

export const newCondition = () => ({ field: '', operator: '=', value: '' });
