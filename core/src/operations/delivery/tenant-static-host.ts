import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { pageOnly, text } from '../fields.js';
import { staticHostBuildOperations } from '../hosting/static-host-build.js';
import { staticHostOperations } from '../hosting/static-host.js';
import { TENANT, tenant } from './place.js';

const PATH = `${TENANT.path}/static_host`;

const LIST = { method: 'GET', query: ['page'], paging: {} } as const;

export const tenantStaticHostOperations = defineOperations('tenantStaticHost', {
    list: {
        title: 'List static hosts of a tenant',
        description: 'Static sites of an ephemeral tenant, 100 a page.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...tenant, ...pageOnly }),
        output: staticHostOperations.list.output,
        rest: { ...LIST, path: PATH },
    },

    listBuilds: {
        title: 'List builds of a static host of a tenant',
        description: 'Builds of one static site of an ephemeral tenant, 100 a page.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...tenant,
                /** Static host, its name. */
                static_host: text(),
                ...pageOnly,
            }),
        output: staticHostBuildOperations.list.output,
        rest: { ...LIST, path: `${PATH}/{static_host}/build` },
    },
});
