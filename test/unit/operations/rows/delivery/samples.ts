import { branched } from '../logic/samples.js';

/** Answers of releases, tenants and what belongs to them, as the types of Xano's own client have them; values are made up. */

export const RELEASE = {
    id: 12,
    created_at: 1_768_166_089_431,
    name: 'v1.4.0',
    description: 'Orders can be split',
    branch: 'v1',
    hotfix: false,
    resource_size: 48_213,
    tables: [{ id: 628, name: 'customer', cnt: 42 }],
};

export const TENANT = {
    id: 3,
    name: 'acme-prod',
    display: 'Acme Production',
    description: 'The shop of Acme',
    state: 'ok',
    type: 'tenant',
    license: 'tier1',
    domain: '',
    xano_domain: 'acme-prod.n7.xano.io',
    created_at: '2026-01-11 21:14:49+0000',
    deployed_at: '2026-02-03 08:00:12+0000',
    ingress: true,
    tasks: true,
    version: 14,
    cluster: { id: 2, name: 'eu-west' },
    platform: { id: 31, name: '2026.02' },
    release: 'v1.4.0',
};

export const SANDBOX = {
    ...TENANT,
    id: 9,
    name: 'dana-sandbox',
    display: 'Sandbox of Dana Example',
    description: '',
    type: 'sandbox',
    xano_domain: 'dana-sandbox.n7.xano.io',
    release: '',
};

export const BACKUP = {
    id: 81,
    created_at: '2026-02-03 07:58:00+0000',
    description: 'Before v1.4.0',
    _release: { name: 'v1.3.2' },
    _user: { name: 'Dana Example', email: 'dana@example.test' },
};

export const SNAPSHOT = {
    name: 'snap_20260203',
    description: 'Before the import',
    created: '2026-02-03 07:58:00+0000',
    is_live: false,
    is_original: false,
    size_bytes: 5_242_880,
    size_pretty: '5 MB',
};

export const CLUSTER = {
    id: 2,
    name: 'eu-west',
    type: 'gke',
    description: 'Customers in Europe',
    domain: 'eu.acme.example',
    created_at: '2026-01-07 09:11:54+0000',
    ingress: {},
    warm: {},
};

export const PLATFORM = {
    id: 31,
    name: '2026.02',
    created_at: 1_768_166_089_431,
    helm: { name: 'xano', tag: '2026.02', container: 'helm' },
    images: {},
};

/** The bytes a zip begins with. */
export const ARCHIVE = new Uint8Array([0x50, 0x4b, 0x03, 0x04]);

export const DOCUMENT = `function "shop/order_total" {
  input {
    int order_id
  }

  stack {
  }

  response = $input.order_id
}
---
table order {
  auth = false
  schema {
    int id
  }
}
`;

/** What a list that does not say whether more follows is made into. */
export const barePage = (...items: unknown[]) => ({
    curPage: 1,
    nextPage: items.length > 0 ? 2 : null,
    prevPage: null,
    items,
});

/** Its id is no number, unlike other ids. */
export const UNIT_TEST = {
    id: '1b7a90c2-3a55-4f0e-8d7a-5f2f0c9d6e01',
    name: 'an empty order costs nothing',
    description: '',
    obj_id: 41,
    obj_name: 'shop/order_total',
    obj_type: 'function',
    expect_count: 1,
    input_count: 1,
};

export const WORKFLOW_TEST = { ...branched(6, 'order_to_invoice'), docs: '', datasource: 'live' };

/** A page of 100, whatever is asked for. */
export const fixedPage = (item: unknown) => ({
    items: [item],
    itemsReceived: 1,
    curPage: 1,
    nextPage: null,
    prevPage: null,
    offset: 0,
    perPage: 100,
});

const { guid: _guid, branch: _branch, tag: _tag, xanoscript: _script, ...hosted } = branched(4, 'shop');

export const STATIC_HOST = {
    ...hosted,
    dev: { host: 'shop-dev.acme.example', default_url: 'https://shop-dev.acme.example', custom_url: null },
    prod: { host: 'shop.acme.example', default_url: null, custom_url: null },
};

export const BUILD = {
    ...hosted,
    id: 17,
    name: 'r17',
    canonical: 'Zy8xWv6u',
    file_count: 12,
    file_bytes: 48_213,
    original: 'shop.zip',
    type: 'zip',
    status: 'ok',
    log: '',
    static_host: { id: 4 },
    user: { id: 4211 },
};
