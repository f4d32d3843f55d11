import { describe, expect, test } from '@jest/globals';
import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import {
    KINDS,
    located,
    locator,
    optionalLocator,
    readLocator,
} from '../../../nodes/XanoConnect/parameters/locator.js';
import type { LocatorKind } from '../../../nodes/XanoConnect/parameters/locator.js';

const KIND_NAMES = Object.keys(KINDS) as LocatorKind[];
const WITH_URL = KIND_NAMES.filter((kind) => 'url' in KINDS[kind]);

const byMode = (mode: string, value: unknown) => ({ __rl: true, mode, value });

/** What n8n makes of a box: the whole of it, or the value in it. */
const boxWith = (raw: unknown) => (_: string, extractValue: boolean) =>
    extractValue && typeof raw === 'object' && raw !== null && 'value' in raw ? raw.value : raw;

function hostWith(raw: unknown): IExecuteFunctions {
    const read = boxWith(raw);
    const host = {
        getNode: (): Partial<INode> => ({ name: 'Xano Connect', type: 'xanoConnect', parameters: {} }),
        getNodeParameter: (name: string, _: number, __: unknown, options?: { extractValue?: boolean }) =>
            read(name, options?.extractValue === true),
    };
    return host as unknown as IExecuteFunctions; // the part that is used
}

describe('what a locator points to', () => {
    test.each([
        ['from the list', 42, 42],
        ['digits as text, as a model gives them', ' 42 ', 42],
        ['a name', 'customers', 'customers'],
        ['more digits than a number holds', '1234567890123456', '1234567890123456'],
    ])('%s', (_, value, expected) => {
        expect(located(boxWith(byMode('list', value)), 'table')).toBe(expected);
    });

    test.each(['branch', 'options.dataSource', 'sourceBranch', 'column', 'index', 'tool'])(
        'the digits of a label stay as they are: %s',
        (name) => {
            expect(located(boxWith(byMode('name', '007')), name)).toBe('007');
            expect(located(boxWith(byMode('name', 12_345_678)), name)).toBe('12345678');
        },
    );

    test.each([undefined, null, '', byMode('list', ''), byMode('list', null), byMode('name', '  ')])(
        'nothing: %j',
        (raw) => {
            expect(located(boxWith(raw), 'table')).toBeUndefined();
        },
    );

    test('a box that is not shown is never asked for its value', () => {
        const read = (_: string, extractValue: boolean) => {
            if (extractValue) throw new Error('Could not find property');
            return '';
        };
        expect(located(read, 'workspace')).toBeUndefined();
    });
});

describe('a locator that must be filled', () => {
    test.each([
        ['table', 'Table'],
        ['apiGroup', 'API Group'],
        ['targetTable', 'Target Table'],
        ['options.sourceDataSource', 'Source Data Source'],
    ])('names its box: %s', (name, box) => {
        const refused = (): unknown => readLocator(hostWith(byMode('list', '')), name, 3, true);
        expect(refused).toThrow(NodeOperationError);
        expect(refused).toThrow(`No ${box} is chosen`);
        try {
            refused();
        } catch (error) {
            expect((error as NodeOperationError).context['itemIndex']).toBe(3);
            expect((error as NodeOperationError).description).toContain(`“${box}”`);
        }
        expect.assertions(4);
    });

    test('may be left empty where it need not be', () => {
        expect(readLocator(hostWith(byMode('list', '')), 'table', 0)).toBeUndefined();
    });

    test('is required in the panel, unless it is said otherwise', () => {
        expect(locator('table').required).toBe(true);
        expect('required' in optionalLocator('table')).toBe(false);
    });
});

const regexOf = (rule: object): string => ('regex' in rule ? String(rule.regex) : 'none');

describe('By URL', () => {
    const modeOf = (kind: LocatorKind) => {
        const mode = locator(kind).modes?.find(({ name }) => name === 'url');
        const extract = mode?.extractValue;
        const validation = mode?.validation?.[0];
        if (extract?.type !== 'regex' || validation === undefined || !('properties' in validation)) {
            throw new Error(`no URL mode: ${kind}`);
        }
        return {
            // As n8n applies them: the value unanchored, the check from end to end.
            value: (url: string) => new RegExp(extract.regex as string).exec(url),
            isValid: (url: string) => new RegExp(`^${regexOf(validation.properties)}$`).test(url),
        };
    };

    test.each(WITH_URL)('%s: the number behind its name, wherever the address goes on', (kind) => {
        const { value, isValid } = modeOf(kind);
        const { url } = KINDS[kind] as { readonly url: string };
        const base = `https://xabc-defg-hijk.n7.xano.io/api:meta/x/9/${url}/42`;
        for (const address of [base, `${base}/schema`, `${base}?page=1`, `${base}#top`]) {
            expect(isValid(address)).toBe(true);
            // n8n wants one group, no more and no less.
            expect(value(address)).toHaveLength(2);
            expect(value(address)?.[1]).toBe('42');
        }
    });

    test.each(WITH_URL)('%s: what is no address of one is refused', (kind) => {
        const { isValid } = modeOf(kind);
        for (const odd of ['42', 'customers', 'https://x.xano.io/api:meta/other/42', 'ftp://x/table/1']) {
            expect(isValid(odd)).toBe(false);
        }
    });

    test('a workspace is found in the address of its table', () => {
        const { value } = modeOf('workspace');
        expect(value('https://x.xano.io/api:meta/workspace/7/table/42')?.[1]).toBe('7');
    });
});
