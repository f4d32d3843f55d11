import { describe, expect, test } from '@jest/globals';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { resources } from '../../../nodes/XanoConnect/actions/index.js';
import { methods } from '../../../nodes/XanoConnect/methods/index.js';
import { propertiesOf } from '../../../nodes/XanoConnect/properties.js';

interface Box {
    /** `table.add > columnList > column > columnName` */
    readonly at: string;
    readonly property: INodeProperties;
    /** In a collection or a fixed collection. */
    readonly inside: boolean;
}

const properties = propertiesOf(resources, 'record');

const isGroup = (option: object): option is { name: string; values: INodeProperties[] } => 'values' in option;
const isBox = (option: object): option is INodeProperties => 'type' in option;

/** A property and all that is inside it. */
function boxesOf(property: INodeProperties, where: string, inside = false): Box[] {
    const at = `${where} > ${property.name}`;
    const nested = (property.options ?? []).flatMap((option) => {
        if (isGroup(option)) {
            return option.values.flatMap((value) => boxesOf(value, `${at} > ${option.name}`, true));
        }
        return isBox(option) ? boxesOf(option, at, true) : [];
    });
    return [{ at, property, inside }, ...nested];
}

function whereOf({ displayOptions }: INodeProperties): string {
    const { resource = [], operation = [] } = displayOptions?.show ?? {};
    return [...resource, ...operation].filter((name) => typeof name === 'string').join('.');
}

const boxes = properties.flatMap((property) => boxesOf(property, whereOf(property)));

const choicesOf = ({ options = [] }: INodeProperties): INodePropertyOptions[] =>
    options.filter((option): option is INodePropertyOptions => !isGroup(option) && !isBox(option));

/** Places whose box does not keep a rule: an empty list is what every test wants. */
const breaking = (rule: (box: Box) => boolean): string[] =>
    boxes.filter((box) => !rule(box)).map(({ at }) => at);

const actions = resources.flatMap((resource) =>
    resource.actions.map((action) => ({ resource, action, title: `${resource.value} ${action.value}` })),
);

function shownTo(resource: string, operation: string): Set<string> {
    const shown = properties.filter(({ displayOptions }) => {
        const { resource: of = [], operation: ops = [] } = displayOptions?.show ?? {};
        return of.includes(resource) && ops.includes(operation);
    });
    return new Set(shown.map(({ name }) => name));
}

describe('operations', () => {
    test.each(actions)('$title shows all its parameters', ({ resource, action }) => {
        const shown = shownTo(resource.value, action.value);
        const missing = action.parameters.filter(({ name }) => !shown.has(name));
        expect(missing).toEqual([]);
        if ('simple' in action) expect(shown).toContain('output');
    });

    test.each(actions)('$title shows no parameter twice', ({ resource, action }) => {
        const { value } = action;
        const names = properties
            .filter(({ displayOptions }) => {
                const { resource: of = [], operation: ops = [] } = displayOptions?.show ?? {};
                return of.includes(resource.value) && ops.includes(value);
            })
            .map(({ name, displayOptions }) => `${name} ${JSON.stringify(conditions(displayOptions?.show))}`);
        expect(names).toHaveLength(new Set(names).size);
    });

    test.each(actions)('$title is told in words of its own', ({ action }) => {
        expect(action.action).toMatch(/^[A-Z][^.]*$/);
        expect(action.action.slice(1)).not.toMatch(/\b(?!API|JSON|MCP|ID|OpenAPI)[A-Z]\w*/);
        expect(action.description.length).toBeGreaterThan(10);
        expect(action.description).not.toBe(action.name);
        expect(action.description).not.toBe(action.action);
    });

    test('that write many records or lose something want a confirmation, and rehearse', () => {
        const having = (name: string) =>
            actions
                .filter(({ action }) => action.parameters.some((parameter) => parameter.name === name))
                .map(({ title }) => title);
        const confirmed = new Set(having('confirmation'));
        const rehearsed = new Set(having('dryRun'));
        expect([...confirmed].filter((title) => !rehearsed.has(title))).toEqual([]);
        // It adds what is missing to one table and drops nothing.
        expect([...rehearsed].filter((title) => !confirmed.has(title))).toEqual(['table ensure']);
        const together = actions.filter(({ action }) => 'together' in action).map(({ title }) => title);
        expect(together.filter((title) => !confirmed.has(title))).toEqual([]);
    });

    test('on many records of a table share one box for its name', () => {
        const boxes = properties.filter(
            ({ name, displayOptions }) =>
                name === 'confirmation' && displayOptions?.show?.['resource']?.includes('record'),
        );
        expect(boxes.map(({ displayOptions }) => displayOptions?.show?.['operation']?.length)).toEqual([7]);
        expect(boxes[0]?.description).toMatch(/^The exact name of the table that is written to.*AI agents/);
    });

    test('have values that are there once in their resource', () => {
        for (const { actions: list } of resources) {
            expect(new Set(list.map(({ value }) => value)).size).toBe(list.length);
        }
    });
});

/** Conditions of a box beside the two that every box has. */
function conditions(show: NonNullable<INodeProperties['displayOptions']>['show'] = {}) {
    const { resource: _, operation: __, ...rest } = show;
    return rest;
}

describe('parameters', () => {
    test('none is called name, which has no button for AI in some versions', () => {
        expect(breaking(({ property }) => property.name !== 'name')).toEqual([]);
    });

    test('none in a collection is shown only sometimes, which some versions cannot activate', () => {
        expect(breaking(({ property, inside }) => !inside || property.displayOptions === undefined)).toEqual(
            [],
        );
    });

    test('none in a collection is required, and none says that it is not', () => {
        expect(
            breaking(({ property: { required }, inside }) => required === undefined || (required && !inside)),
        ).toEqual([]);
    });

    test('every one begins with its display name and has a default', () => {
        expect(breaking(({ property }) => Object.keys(property)[0] === 'displayName')).toEqual([]);
        expect(breaking(({ property }) => 'default' in property)).toEqual([]);
    });

    test.each([
        ['boolean', 'boolean'],
        ['number', 'number'],
        ['string', 'string'],
        ['dateTime', 'string'],
        ['json', 'string'],
        ['collection', 'object'],
        ['fixedCollection', 'object'],
        ['resourceLocator', 'object'],
    ])('the default of a %s is a %s', (type, expected) => {
        expect(
            breaking(({ property }) => property.type !== type || typeof property.default === expected),
        ).toEqual([]);
    });

    test('the default of a list is one of its choices', () => {
        expect(
            breaking(({ property }) => {
                if (property.type !== 'options' || property.typeOptions?.loadOptionsMethod) return true;
                return choicesOf(property).some(({ value }) => value === property.default);
            }),
        ).toEqual([]);
    });

    test('choices are in the order of the alphabet', () => {
        const inOrder = (names: readonly string[]) =>
            names.every((name, i) => i === 0 || (names[i - 1] ?? '').localeCompare(name) <= 0);
        expect(breaking(({ property }) => inOrder(choicesOf(property).map(({ name }) => name)))).toEqual([]);
        const isCollection = ({ property }: Box) => property.type === 'collection';
        const entries = (property: INodeProperties) =>
            (property.options ?? []).filter(isBox).map(({ displayName }) => displayName);
        expect(breaking((box) => !isCollection(box) || inOrder(entries(box.property)))).toEqual([]);
    });

    test('a locator is filled by a list that exists', () => {
        const lists = new Set(Object.keys(methods.listSearch));
        const missing = boxes.flatMap(({ property }) =>
            (property.modes ?? [])
                .map(({ typeOptions }) => typeOptions?.searchListMethod)
                .filter((name) => name !== undefined && !lists.has(name)),
        );
        expect(missing).toEqual([]);
    });
});

describe('texts', () => {
    const texts = boxes.flatMap(({ at, property }) => [
        { at, text: property.displayName },
        { at, text: property.description ?? '' },
        { at, text: property.placeholder ?? '' },
        ...choicesOf(property).flatMap(({ name, description = '' }) => [
            { at, text: name },
            { at, text: description },
        ]),
    ]);
    const withText = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text));

    test('avoid words that frighten', () => {
        expect(withText(/\b(error|problem|failure|mistake)s?\b/i)).toEqual([]);
    });

    test('have no emoji', () => {
        expect(withText(/\p{Extended_Pictographic}/u)).toEqual([]);
    });

    test('write ID, URL and JSON in capitals', () => {
        // In lower case, id is the name of a column, or stands in an example.
        const columns = /\bid column\b|[{"].*/g;
        const odd = texts.filter(({ text }) =>
            /\b(?:ids?|Ids?|urls?|Urls?|json|Json)\b/.test(text.replace(columns, '')),
        );
        expect(odd).toEqual([]);
    });

    test('end without a period where they are one sentence, and with one where they are more', () => {
        const odd = texts.filter(({ text }) => {
            const sentences =
                text.replace(/\.\.\.|e\.g\.|\/api:\./g, '').match(/[.!?](?=\s|$)/g)?.length ?? 0;
            // A period behind an example would look like a part of it.
            return text.endsWith('.') ? sentences === 1 : sentences > 0 && !text.endsWith('}');
        });
        expect(odd).toEqual([]);
    });

    test('say of a switch whether it is on', () => {
        expect(
            breaking(
                ({ property }) => property.type !== 'boolean' || /^Whether /.test(property.description ?? ''),
            ),
        ).toEqual([]);
    });

    test('give an example in a text box', () => {
        expect(
            breaking(
                ({ property: { type, placeholder = '' } }) =>
                    type !== 'string' || placeholder === '' || placeholder.startsWith('e.g. '),
            ),
        ).toEqual([]);
    });

    test('name a box in title case', () => {
        const small = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|is)$/;
        const title = (name: string) =>
            name.split(/\s+/).every((word, i) => /^[^a-z]/.test(word) || (i > 0 && small.test(word)));
        expect(breaking(({ property }) => title(property.displayName))).toEqual([]);
    });

    test('use the wording of n8n where it is fixed', () => {
        const wording = (name: string) =>
            new Set(
                boxes
                    .filter(({ property }) => property.name === name)
                    .map(({ property }) => property.description),
            );
        expect([...wording('returnAll')]).toEqual([
            'Whether to return all results or only up to a given limit',
        ]);
        expect([...wording('limit')]).toEqual(['Max number of results to return']);
        for (const { action } of actions.filter((one) => one.action.value === 'getAll')) {
            expect(action.name).toBe('Get Many');
        }
    });
});
