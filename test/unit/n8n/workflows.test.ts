import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';
import * as z from 'zod/v4';
import { XanoConnect } from '../../../nodes/XanoConnect/XanoConnect.node.js';

const FOLDER = 'examples/n8n';

const node = z.looseObject({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    position: z.tuple([z.number(), z.number()]),
    parameters: z.record(z.string(), z.unknown()),
});
const exported = z.looseObject({
    name: z.string(),
    nodes: z.array(node),
    connections: z.record(
        z.string(),
        z.record(
            z.string(),
            z.array(z.array(z.object({ node: z.string(), type: z.string(), index: z.number() }))),
        ),
    ),
    pinData: z.strictObject({}),
    active: z.literal(false),
});
type ExportedNode = z.output<typeof node>;

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const textOf = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');
const read = (file: string) => exported.parse(JSON.parse(textOf(file)));

const { name: packageName } = z
    .object({ name: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const TYPES = ['xanoConnect', 'xanoConnectTool'].map((name) => `${packageName}.${name}`);
const { properties } = new XanoConnect().description;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether n8n shows a box with these parameters; one that is not filled has its default. */
function isShown(
    { displayOptions }: INodeProperties,
    parameters: Readonly<Record<string, unknown>>,
): boolean {
    return Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
        values?.includes((parameters[name] ?? defaultOf(name, parameters)) as never),
    );
}

function defaultOf(name: string, parameters: Readonly<Record<string, unknown>>): unknown {
    return properties.find((each) => each.name === name && isShown(each, parameters))?.default;
}

/** What is wrong with a value for a box, each with the path of the box. */
function misfits(box: INodeProperties, value: unknown, path: string): string[] {
    // What an expression gives is known when it runs.
    if (typeof value === 'string' && value.startsWith('=')) return [];
    const options: readonly object[] = box.options ?? [];
    if (box.type === 'options') {
        const offered = options.map((option) => ('value' in option ? option.value : undefined));
        return offered.length === 0 || offered.includes(value) ? [] : [`${path} is not offered`];
    }
    if (box.type === 'resourceLocator' && isObject(value)) {
        const modes = (box.modes ?? []).map(({ name }) => name);
        return modes.includes(String(value['mode'])) ? [] : [`${path} has no such mode`];
    }
    if ((box.type !== 'collection' && box.type !== 'fixedCollection') || !isObject(value)) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
        const entry = options.find((option) => 'name' in option && option.name === key);
        if (entry === undefined) return [`${path}.${key} is no entry`];
        if (!('values' in entry)) return misfits(entry as INodeProperties, inner, `${path}.${key}`);
        const boxes = entry.values as readonly INodeProperties[];
        return [inner].flat().flatMap((row) =>
            Object.entries(isObject(row) ? row : {}).flatMap(([name, each]) => {
                const found = boxes.find((one) => one.name === name);
                const at = `${path}.${key}.${name}`;
                return found === undefined ? [`${at} is no box`] : misfits(found, each, at);
            }),
        );
    });
}

function problemsOf({ name, parameters }: ExportedNode): string[] {
    const resource = parameters['resource'] ?? 'record';
    const known = { ...parameters, resource };
    return Object.entries(known).flatMap(([key, value]) => {
        const box = properties.find((each) => each.name === key && isShown(each, known));
        return box === undefined
            ? [`${name}: ${key} is no parameter of it`]
            : misfits(box, value, `${name}: ${key}`);
    });
}

test('there are workflows', () => expect(files.length).toBeGreaterThanOrEqual(6));

describe.each(files)('%s', (file) => {
    test('uses what the node has', () => {
        const { nodes } = read(file);
        const ours = nodes.filter(({ type }) => type.startsWith(packageName));
        // The proxy hands requests on as they are, with the credential only.
        const asking = nodes.filter(
            ({ parameters }) => parameters['nodeCredentialType'] === 'xanoConnectApi',
        );
        expect(ours.length + asking.length).toBeGreaterThan(0);
        for (const each of ours) expect(TYPES).toContain(each.type);
        expect(ours.flatMap(problemsOf)).toEqual([]);
        // Written out: the first of the list is another one when operations are added.
        expect(ours.filter(({ parameters }) => parameters['operation'] === undefined)).toEqual([]);
    });

    test('brings no credential, no data and nothing of the machine it was made on', () => {
        // The address of the documents is nobody's.
        expect(textOf(file).replaceAll('xabc-defg-hijk.n7.xano.io', '')).not.toMatch(
            /"credentials"|"instanceId"|eyJ[\w-]+\.|127\.0\.0\.1|localhost|xano\.io/,
        );
    });

    test('connects nodes that are there, each once', () => {
        const { nodes, connections } = read(file);
        const names = nodes.map((each) => each.name);
        expect(new Set(names).size).toBe(names.length);
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(names.length);
        const targets = Object.values(connections).flatMap((of) =>
            Object.values(of)
                .flat(2)
                .map((to) => to.node),
        );
        expect(names).toEqual(expect.arrayContaining([...Object.keys(connections), ...targets]));
        const places = nodes.map(({ position }) => position.join());
        expect(new Set(places).size).toBe(places.length);
    });

    test('tells in a note what to fill in', () => {
        const notes = read(file).nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
        const texts = notes.map(({ parameters }) => String(parameters['content']));
        expect(texts.join('\n')).toMatch(/Xano Connect API/);
        expect(texts[0]).toMatch(/^## /);
    });

    test('is described in the README', () => {
        expect(readFileSync(`${FOLDER}/README.md`, 'utf8')).toContain(`(${file})`);
    });
});
