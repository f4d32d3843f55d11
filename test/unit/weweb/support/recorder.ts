/** What a stand-in for a server answers. */
export interface Reply {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: unknown;
}

export interface Asked {
    readonly url: string;
    readonly headers: Headers;
    readonly mode: string | undefined;
    /** Its JSON, where it is some. */
    readonly body: Readonly<Record<string, unknown>>;
}

export interface Recorder {
    readonly asked: Asked[];
    /** Gives `fetch` back. */
    stop(): void;
}

/** Takes the place of `fetch` and notes what is asked; `answer` may throw, as `fetch` does when nothing is reached. */
export function record(answer: (asked: Asked) => Reply): Recorder {
    const asked: Asked[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (input, init) => {
        const text = typeof init?.body === 'string' ? init.body : '{}';
        const one: Asked = {
            url: input instanceof Request ? input.url : String(input),
            headers: new Headers(init?.headers),
            mode: init?.mode,
            body: JSON.parse(text) as Asked['body'],
        };
        asked.push(one);
        try {
            const { status = 200, headers = {}, body } = answer(one);
            const type = { 'content-type': 'application/json' };
            return Promise.resolve(
                new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } }),
            );
        } catch (error) {
            return Promise.reject(error instanceof Error ? error : new Error(String(error)));
        }
    };
    return { asked, stop: () => (globalThis.fetch = real) };
}
