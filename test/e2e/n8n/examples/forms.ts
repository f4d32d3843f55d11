import * as z from 'zod/v4';
import type { N8nApi } from '../server/api.js';
import { waitFor } from '../server/wait.js';

/** Milliseconds; a request to a form that does not wait is never answered. */
const PATIENCE_MS = 20_000;

const accepted = z.object({ formWaitingUrl: z.string() });

export interface Login {
    readonly user: string;
    readonly password: string;
}

const basic = ({ user, password }: Login): string =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** What n8n's form pages are sent: fields by their place in the form. */
function bodyOf(fields: readonly (string | File)[]): FormData {
    const body = new FormData();
    fields.forEach((value, at) => body.append(`field-${at}`, value));
    return body;
}

/** Status of a form asked for without a login; the form is registered a while after activation. */
export const formStatus = (api: N8nApi, path: string): Promise<number> =>
    waitFor(`form ${path} is registered`, async () => {
        const { status } = await fetch(`${api.origin}/form/${path}`);
        return status === 404 ? undefined : status;
    });

/** Fills a form in, as a browser does, and waits for its last page. Resolves with the HTML of that page. */
export async function fillIn(
    api: N8nApi,
    path: string,
    login: Login,
    fields: readonly (string | File)[],
): Promise<string> {
    await formStatus(api, path);
    const answer = await fetch(`${api.origin}/form/${path}`, {
        method: 'POST',
        headers: { authorization: basic(login) },
        body: bodyOf(fields),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the form answered ${answer.status}: ${text.slice(0, 300)}`);
    return pageOf(here(api, accepted.parse(JSON.parse(text)).formWaitingUrl));
}

/** n8n writes its own address into links, which is the one it listens on here. */
export const here = (api: N8nApi, link: string): URL => {
    const { pathname, search } = new URL(link, api.origin);
    return new URL(pathname + search, api.origin);
};

/** A form that waits, asked as its page asks: n8n never answers who asks for the page itself while the workflow runs. */
export async function pageOf(url: URL): Promise<string> {
    const status = new URL(url);
    status.pathname += '/n8n-execution-status';
    await waitFor('the form waits', async () => {
        const answer = await fetch(status, { signal: AbortSignal.timeout(PATIENCE_MS) });
        const text = (await answer.text()).trim();
        if (text === 'error' || text === 'crashed') throw new Error('the workflow of the form failed');
        return text === 'form-waiting' ? true : undefined;
    });
    return (await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })).text();
}

/** Answers a form that waits. */
export async function answerForm(url: URL, fields: readonly string[]): Promise<void> {
    const { ok, status } = await fetch(url, { method: 'POST', body: bodyOf(fields) });
    if (!ok) throw new Error(`the form answered ${status}`);
}
