import { missingParam, notFound } from '../errors.js';
import { formatDate } from '../store/dates.js';
import { newCanonical, newGuid } from '../store/names.js';
import type { SnippetDoc, SnippetToken } from '../store/object-kinds.js';
import { bodyOf, choiceOf, optionalInt, presentText, queryOf } from './input.js';
import { plainPage, readPage } from './paging.js';
import type { Call, Route } from './route.js';

const ONE = '/account/snippet/{canonical}';
const TOKEN = `${ONE}/token`;

/** Of https://app.xano.com, as the other account routes. */
export const snippetRoutes: readonly Route[] = [
    { method: 'GET', path: '/account/snippet', handler: list },
    { method: 'GET', path: ONE, handler: async (call) => show(await snippetOf(call)) },
    { method: 'POST', path: ONE, handler: setAccess },
    { method: 'GET', path: TOKEN, handler: async (call) => (await snippetOf(call)).tokens.map(showToken) },
    { method: 'POST', path: TOKEN, handler: addToken },
    { method: 'POST', path: `${TOKEN}/{token}`, handler: setCounters },
    { method: 'DELETE', path: `${TOKEN}/{token}`, handler: removeToken },
];

const PER_PAGE = 50;

/** choice: no endpoint publishes a snippet, so there is one as soon as somebody looks. */
async function snippets({ app }: Call): Promise<readonly SnippetDoc[]> {
    const published = app.objects.list('snippet');
    if (published.length > 0) return published;
    const at = app.now();
    const sample = await app.objects.insert('snippet', {
        created_at: at,
        updated_at: at,
        canonical: newCanonical(),
        name: 'Order confirmation',
        install_access: 'link',
        install_access_description: '',
        tokens: [],
    });
    return [sample];
}

async function snippetOf(call: Call): Promise<SnippetDoc> {
    const found = (await snippets(call)).find(({ canonical }) => canonical === call.params.canonical);
    if (found === undefined) throw notFound();
    return found;
}

async function list(call: Call): Promise<unknown> {
    const { page } = readPage(queryOf(call), PER_PAGE);
    return plainPage(await snippets(call), { page, perPage: PER_PAGE }, show);
}

async function setAccess(call: Call): Promise<unknown> {
    const snippet = await snippetOf(call);
    const body = bodyOf(call);
    return show(
        await call.app.objects.update('snippet', snippet, {
            install_access: choiceOf(body, 'install_access', ['public', 'link', 'token']),
            install_access_description: presentText(body, 'install_access_description'),
            updated_at: call.app.now(),
        }),
    );
}

async function addToken(call: Call): Promise<unknown> {
    const snippet = await snippetOf(call);
    const at = call.app.now();
    const token: SnippetToken = {
        created_at: at,
        updated_at: at,
        token: newGuid(),
        max_installs: count(call, 'max_installs'),
        current_installs: 0,
    };
    await call.app.objects.update('snippet', snippet, { tokens: [...snippet.tokens, token] });
    return showToken(token);
}

async function setCounters(call: Call): Promise<unknown> {
    const { snippet, token } = await tokenOf(call);
    const changed = {
        ...token,
        max_installs: count(call, 'max_installs'),
        current_installs: count(call, 'current_installs'),
        updated_at: call.app.now(),
    };
    const tokens = snippet.tokens.map((one) => (one === token ? changed : one));
    await call.app.objects.update('snippet', snippet, { tokens });
    return showToken(changed);
}

async function removeToken(call: Call): Promise<null> {
    const { snippet, token } = await tokenOf(call);
    const tokens = snippet.tokens.filter((one) => one !== token);
    await call.app.objects.update('snippet', snippet, { tokens });
    return null;
}

async function tokenOf(call: Call): Promise<{ readonly snippet: SnippetDoc; readonly token: SnippetToken }> {
    const snippet = await snippetOf(call);
    const token = snippet.tokens.find((one) => one.token === call.params.token);
    if (token === undefined) throw notFound();
    return { snippet, token };
}

function count(call: Call, name: string): number {
    const value = optionalInt(bodyOf(call), name);
    if (value === undefined) throw missingParam(name);
    return value;
}

const show = ({ id: _id, tokens: _tokens, ...snippet }: SnippetDoc): unknown => ({
    ...snippet,
    ...dates(snippet),
    // choice: nobody has reviewed it.
    review: 'pending',
    review_exception: '',
    featured: false,
    verified: false,
});

const showToken = (token: SnippetToken): unknown => ({ ...token, ...dates(token) });

const dates = ({ created_at, updated_at }: { readonly created_at: number; readonly updated_at: number }) => ({
    created_at: formatDate(created_at),
    updated_at: formatDate(updated_at),
});
