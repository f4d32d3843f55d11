import { isPlainObject } from '../invalid-input.js';
import type { CallContext } from '../link.js';
import { isComposite } from '../operation.js';
import type { Operation, RestCall } from '../operation.js';
import { redactText } from '../redact.js';
import { send } from '../send.js';

/** What knows which operations an instance has. Left out of a bundle, it costs nothing. */
export interface FeaturePart {
    supports(operation: Operation, context: CallContext): Promise<boolean | undefined>;
}

/** Methods and paths, such as `GET /workspace/:/table`: a parameter may have another name there. */
type Routes = readonly string[];

/** Reads the OpenAPI document of each instance once; one that could not be read is asked for again. */
export function featurePart(): FeaturePart {
    const known = new Map<string, Promise<Routes | undefined>>();

    function routesOf(context: CallContext): Promise<Routes | undefined> {
        const { metaUrl } = context.link;
        let routes = known.get(metaUrl);
        if (routes === undefined) {
            routes = readRoutes(context).catch((error: unknown) => {
                known.delete(metaUrl);
                const because = redactText(String(error), [context.link.token]);
                context.logger?.('debug', 'what the instance supports is not known', { because });
                return undefined;
            });
            known.set(metaUrl, routes);
        }
        return routes;
    }

    return {
        supports: async (operation, context) => {
            // What takes several calls, and the account of another server, are in no document of the instance.
            if (isComposite(operation) || operation.rest.base === 'account') return undefined;
            if (context.link.missing.has(operation.id)) return false;
            const wanted = patternOf(operation.rest);
            return (await routesOf(context))?.some((route) => wanted.test(route));
        },
    };
}

const PARAMETER = /\{(\w+)\}/g;

/** What is no id may be spelt out there, such as the type of a column. */
const patternOf = ({ method, path }: RestCall): RegExp =>
    new RegExp(
        `^${method} ${path.replace(PARAMETER, (_, name: string) => (name.endsWith('_id') ? ':' : '[^/]+'))}$`,
    );

async function readRoutes(context: CallContext): Promise<Routes> {
    const { response } = await send(context, {
        operation: 'supports',
        method: 'GET',
        idempotent: true,
        url: context.link.metaUrl.replace(/\/api:meta$/, '/apispec:meta?type=json'),
        headers: { accept: 'application/json' },
    });
    const spec: unknown = response.status === 200 ? JSON.parse(response.body) : undefined;
    const paths = isPlainObject(spec) ? spec['paths'] : undefined;
    if (!isPlainObject(paths)) throw new Error(`answered ${response.status} without paths`);
    return Object.entries(paths).flatMap(([path, methods]) =>
        isPlainObject(methods)
            ? Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(PARAMETER, ':')}`)
            : [],
    );
}
