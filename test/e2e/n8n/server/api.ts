import * as z from 'zod/v4';
import { maskTokens } from './log.js';
import { waitFor } from './wait.js';

/** n8n wraps most answers in `data`, and some not. */
const wrapped = z.looseObject({ data: z.unknown() });

const OWNER = { email: 'owner@example.com', firstName: 'Test', lastName: 'Owner' };

/** n8n refused a request. */
export class N8nApiRefused extends Error {
    override readonly name = 'N8nApiRefused';
    readonly status: number;

    constructor(what: string, status: number, body: string) {
        super(`${what} answered ${status}: ${maskTokens(body).slice(0, 600)}`);
        this.status = status;
    }
}

/** n8n's internal REST API, as the editor uses it. */
export class N8nApi {
    readonly origin: string;
    #cookie = '';

    constructor(origin: string) {
        this.origin = origin;
    }

    /** `name=value` of the owner's session. */
    get cookie(): string {
        return this.#cookie;
    }

    /** Makes the owner's account of a fresh n8n, and stays logged in. */
    async setUpOwner(): Promise<void> {
        // A password of the day: it guards a server on loopback that lives for minutes.
        const password = `Aa1${crypto.randomUUID()}`;
        await this.send('POST', '/rest/owner/setup', { ...OWNER, password });
    }

    /** Sends a request and reads its answer by a schema. @throws {@link N8nApiRefused} for a status that is no success */
    async call<S extends z.ZodType>(
        schema: S,
        method: string,
        path: string,
        body?: unknown,
    ): Promise<z.output<S>> {
        const answer = await this.send(method, path, body);
        const unwrapped = wrapped.safeParse(answer);
        return schema.parse(
            unwrapped.success && unwrapped.data.data !== undefined ? unwrapped.data.data : answer,
        );
    }

    /** Reads something that is no JSON. */
    text(path: string): Promise<string> {
        return this.#exchange('GET', path);
    }

    /** Sends a request; resolves with the JSON of the answer, or undefined where there is none. */
    async send(method: string, path: string, body?: unknown): Promise<unknown> {
        const text = await this.#exchange(method, path, body);
        return text === '' ? undefined : JSON.parse(text);
    }

    /** While n8n is busy it takes its own database for gone, and answers 503 before it looks at the request. */
    #exchange(method: string, path: string, body?: unknown): Promise<string> {
        return waitFor(`n8n is ready for ${method} ${path}`, async () => {
            try {
                return await this.#once(method, path, body);
            } catch (thrown) {
                if (thrown instanceof N8nApiRefused && thrown.status === 503) return undefined;
                throw thrown;
            }
        });
    }

    async #once(method: string, path: string, body?: unknown): Promise<string> {
        const answer = await fetch(this.origin + path, {
            method,
            headers: { 'content-type': 'application/json', cookie: this.#cookie },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const cookie = answer.headers.getSetCookie().find((text) => text.startsWith('n8n-auth='));
        if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
        const text = await answer.text();
        if (!answer.ok) throw new N8nApiRefused(`${method} ${path}`, answer.status, text);
        return text;
    }
}
