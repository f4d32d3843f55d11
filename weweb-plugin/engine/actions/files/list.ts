import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { accessOf } from '../../file-access.js';
import { FIRST, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';

export const listFiles = defineAction({
    code: 'listFiles',
    args: { search: 'text', access: 'text', page: 'number', perPage: 'number' },
    async run({ xano }, { search, access, page = FIRST.page, perPage = FIRST.perPage }) {
        const answer = await xano.file.list({
            page,
            per_page: perPage,
            ...accessOf(access),
            ...defined({ search }),
        });
        return toPage(answer, { page, perPage });
    },
});

export const panel = definePanel({
    code: 'listFiles',
    name: 'Files | List',
    description: 'One page of the uploaded files of the workspace, newest first.',
    returns: PAGE_SHAPE,
    fields: {
        search: field.search,
        access: field.access,
        page: field.page,
        perPage: field.perPage,
    },
});
