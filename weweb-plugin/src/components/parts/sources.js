// What the boxes load, by their kind: `needs` are the boxes above that have to be chosen first.

const asChoices = (fields) => fields.map(({ name, help }) => ({ value: name, label: name, note: help }));

/** Boxes that pick one. */
export const lists = {
    table: { what: 'table', needs: [], wants: 'number', load: (xano, _chosen, fresh) => xano.tables(fresh) },
    apiGroup: {
        what: 'API group',
        needs: [],
        wants: 'number',
        load: (xano, _chosen, fresh) => xano.apiGroups(fresh),
    },
    endpoint: {
        what: 'endpoint',
        needs: ['apiGroup'],
        wants: 'number',
        load: (xano, { apiGroup }, fresh) => xano.endpoints(apiGroup, fresh),
    },
    tool: { what: 'tool', needs: [], wants: 'string', load: (xano, _chosen, fresh) => xano.tools(fresh) },
    column: {
        what: 'column',
        needs: ['table'],
        wants: 'string',
        load: async (xano, { table }, fresh) => asChoices(await xano.columns(table, fresh)),
    },
};

/** Boxes that are a form. */
export const forms = {
    values: {
        needs: ['table'],
        // Xano gives a record its id.
        load: async (xano, { table }, fresh) =>
            (await xano.columns(table, fresh)).filter(({ name }) => name !== 'id'),
    },
    toolForm: { needs: ['tool'], load: (xano, { tool }, fresh) => xano.toolForm(tool, fresh) },
    endpointForm: {
        needs: ['apiGroup', 'endpoint'],
        // An endpoint may be named by its path instead.
        typed: true,
        load: (xano, { apiGroup, endpoint }, fresh) => xano.endpointForm(apiGroup, endpoint, fresh),
    },
};

/** The kinds of boxes whose values belong to what is chosen in a box of this kind. */
export const children = {
    table: ['column', 'columns', 'values', 'filter', 'sort'],
    apiGroup: ['endpoint', 'endpointForm'],
    endpoint: ['endpointForm'],
    tool: ['toolForm'],
};
