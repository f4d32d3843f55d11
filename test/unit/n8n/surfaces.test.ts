import { expect, test } from '@jest/globals';
import { N8N, WITHOUT } from '../../../docs/generate/surfaces.js';
import { resources } from '../../../nodes/XanoConnect/actions/index.js';

test('every operation of the node is named in the documents with what stands behind it', () => {
    const offered = resources.flatMap(({ name, actions }) =>
        actions.map((action) => `${name}: ${action.name}`),
    );
    const named = [...Object.keys(N8N), ...WITHOUT];
    expect(offered.filter((name) => !named.includes(name))).toEqual([]);
    expect(Object.keys(N8N).filter((name) => !offered.includes(name))).toEqual([]);
});
