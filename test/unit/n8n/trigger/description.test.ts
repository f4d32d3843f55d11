import { describe, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';
import { methods } from '../../../../nodes/XanoConnectTrigger/methods.js';
import { XanoConnectTrigger } from '../../../../nodes/XanoConnectTrigger/XanoConnectTrigger.node.js';

const { description } = new XanoConnectTrigger();
const { properties } = description;

const entries = ({ type, options = [] }: INodeProperties): INodeProperties[] =>
    type === 'collection' ? options.filter((option): option is INodeProperties => 'type' in option) : [];
const boxes = properties.flatMap((property) => [property, ...entries(property)]);

const shownFor = (event: string): string[] =>
    properties
        .filter(({ displayOptions }) => displayOptions?.show?.['event']?.includes(event) ?? true)
        .map(({ name }) => name);

describe('the panel of the trigger', () => {
    test('it polls and is no tool', () => {
        expect(description).toMatchObject({ polling: true, inputs: [], group: ['trigger'] });
        expect(description).not.toHaveProperty('usableAsTool');
    });

    test.each([
        ['recordCreated', ['event', 'workspace', 'table', 'options']],
        ['recordChanged', ['event', 'workspace', 'table', 'timestampColumn', 'options']],
        ['requestFailed', ['event', 'workspace', 'status', 'apiGroup', 'endpoint', 'simplify', 'options']],
        ['requestSlow', ['event', 'workspace', 'seconds', 'apiGroup', 'endpoint', 'simplify', 'options']],
        ['schemaChanged', ['event', 'workspace', 'simplify', 'options']],
    ])('%s shows its boxes, options last', (event, names) => {
        expect(shownFor(event).toSorted()).toEqual(names.toSorted());
        expect(shownFor(event).at(-1)).toBe('options');
    });

    test('every list is filled by a method there is', () => {
        const asked = boxes.flatMap(({ modes = [] }) =>
            modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
        );
        expect(asked).not.toEqual([]);
        for (const name of asked) expect(Object.keys(methods.listSearch)).toContain(name);
    });

    test('entries of a collection are always shown: n8n fails to activate a workflow otherwise', () => {
        expect(boxes.filter((box) => !properties.includes(box) && box.displayOptions !== undefined)).toEqual(
            [],
        );
    });
});
