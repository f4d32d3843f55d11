import { JSON_BODY } from './row.js';
import type { OperationRow } from './row.js';
import { page } from './samples.js';

const URL = 'https://app.xano.com/api:meta/snippet';
const ONE = `${URL}/Kd3fQ9zT`;

const dates = { created_at: '2026-01-11 21:14:49+0000', updated_at: '2026-01-11 21:14:49+0000' };

const SNIPPET = {
    canonical: 'Kd3fQ9zT',
    ...dates,
    name: 'Stripe checkout',
    review: 'approved',
    review_exception: '',
    install_access: 'link',
    install_access_description: 'For customers of ours',
    featured: false,
    verified: true,
};

const TOKEN = { ...dates, token: 'made-up-install-token', max_installs: 10, current_installs: 3 };

export const snippetRows: readonly OperationRow[] = [
    {
        id: 'snippet.list',
        input: { page: 2 },
        expect: { method: 'GET', url: `${URL}?page=2` },
        answer: page(SNIPPET),
    },
    {
        id: 'snippet.get',
        input: { canonical: 'Kd3fQ9zT' },
        expect: { method: 'GET', url: ONE },
        answer: SNIPPET,
    },
    {
        id: 'snippet.update',
        input: {
            canonical: 'Kd3fQ9zT',
            install_access: 'token',
            install_access_description: 'Ask us for a token',
        },
        expect: {
            method: 'POST',
            url: ONE,
            headers: JSON_BODY,
            body: { install_access: 'token', install_access_description: 'Ask us for a token' },
        },
        answer: { ...SNIPPET, install_access: 'token', install_access_description: 'Ask us for a token' },
    },
    {
        id: 'snippetToken.list',
        input: { canonical: 'Kd3fQ9zT' },
        expect: { method: 'GET', url: `${ONE}/token` },
        answer: [TOKEN],
    },
    {
        id: 'snippetToken.create',
        input: { canonical: 'Kd3fQ9zT', max_installs: 10 },
        expect: { method: 'POST', url: `${ONE}/token`, headers: JSON_BODY, body: { max_installs: 10 } },
        answer: { ...TOKEN, current_installs: 0 },
    },
    {
        id: 'snippetToken.update',
        input: {
            canonical: 'Kd3fQ9zT',
            token: 'made-up-install-token',
            max_installs: 20,
            current_installs: 3,
        },
        expect: {
            method: 'POST',
            url: `${ONE}/token/made-up-install-token`,
            headers: JSON_BODY,
            body: { max_installs: 20, current_installs: 3 },
        },
        answer: { ...TOKEN, max_installs: 20 },
    },
    {
        id: 'snippetToken.delete',
        input: { canonical: 'Kd3fQ9zT', token: 'made-up-install-token', confirm: true },
        expect: { method: 'DELETE', url: `${ONE}/token/made-up-install-token` },
        answer: null,
    },
];
