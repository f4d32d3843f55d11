import fc from 'fast-check';
import {
    filtersToSearch,
    isEmptySearch,
    searchColumns,
    toXanoSearch,
    toXanoSort,
} from '../../../core/src/search/index.js';
import { attemptOwn } from '../check.js';
import { constantText, either, jsonText, listText, objectText, untyped } from '../odd.js';
import type { Target } from '../target.js';

const OPERATORS = [
    '=',
    '!=',
    '>',
    '>=',
    'in',
    'not in',
    'contains',
    'between',
    'is null',
    '~',
    'LIKE',
    '',
    'odd',
];

const condition = objectText({
    field: constantText('id', 'a.b', '', '__proto__'),
    operator: constantText(...OPERATORS),
    value: jsonText,
});

const searchText: fc.Arbitrary<string> = fc.letrec<{ search: string; group: string; statement: string }>(
    (tie) => ({
        search: fc.oneof(
            { maxDepth: 5, depthSize: 'small' },
            condition,
            fc
                .array(
                    fc.tuple(
                        fc.constantFrom('id', 'name|!=', 'or|name', 'price|>=|x', '__proto__|in', '|', 'a'),
                        jsonText,
                    ),
                    { maxLength: 3 },
                )
                .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`),
            tie('group'),
            tie('statement'),
            listText(tie('search'), 3),
        ),
        group: objectText({
            and: listText(tie('search'), 3),
            or: listText(tie('search'), 3),
            not: tie('search'),
        }),
        statement: objectText({
            type: constantText('statement', 'group'),
            or: constantText(true),
            statement: objectText({
                left: objectText({ operand: constantText('$db.id', '$db.__proto__.x') }),
                op: constantText('=', 'in'),
                right: objectText({ operand: jsonText }),
            }),
            group: objectText({ expression: listText(tie('search'), 3) }),
        }),
    }),
).search;

const sortText = fc.oneof(
    constantText('id', '-id', 'id desc', '', ['id', 'id'], { id: 'desc', a: 'ASC' }, [{ id: 'sideways' }], {
        __proto__x: 1,
    }),
    jsonText,
);

export const searches: Target = {
    name: 'searches and sorts',
    share: 20,
    property: fc.asyncProperty(either(searchText), either(sortText), async (search, sort) => {
        await attemptOwn(() => toXanoSearch(untyped(search)));
        await attemptOwn(() => isEmptySearch(search));
        await attemptOwn(() => searchColumns(untyped(search)));
        await attemptOwn(() => toXanoSort(untyped(sort)));
        // Said to be of texts and lists of them by whoever hands them over.
        if (typeof search === 'object' && search !== null)
            await attemptOwn(() => toXanoSearch(filtersToSearch(untyped(search))));
    }),
};
