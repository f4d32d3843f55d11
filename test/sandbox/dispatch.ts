import { authenticate, authorize } from './auth/check.js';
import type { App } from './app.js';
import { errorReply, noRoute } from './errors.js';
import type { Dispatch, SandboxReply, SandboxRequest } from './exchange.js';
import { requestEntry } from './history/request-entry.js';
import { Reply } from './routes/route.js';
import type { Router } from './routes/router.js';

/** Carries out a Metadata API request and logs it in the request history, whatever its outcome. */
export function createDispatch(app: App, router: Router): Dispatch {
    return async (request) => {
        const started = performance.now();
        const at = app.now();
        const reply = await answer(app, router, request);
        const seconds = (performance.now() - started) / 1000;
        const entry = requestEntry(app, request, reply, at, seconds);
        app.history.addRequest(entry);
        return reply;
    };
}

async function answer(app: App, router: Router, request: SandboxRequest): Promise<SandboxReply> {
    try {
        const match = router.find(request.method, request.path);
        if (match === undefined) throw noRoute();
        const claims = authenticate(request.headers.authorization, app.now());
        authorize(claims, match.route.scope);
        const result = await match.route.handler({ app, request, params: match.params, claims });
        return result instanceof Reply ? result : { status: 200, body: result ?? null };
    } catch (error) {
        return errorReply(error);
    }
}
