import type { App } from '../app.js';
import { noRoute } from '../errors.js';
import { groupDocument } from '../openapi/document.js';
import { metaDocument } from '../openapi/meta-document.js';
import type { Route } from '../routes/route.js';
import { publicGroup } from './public-group.js';
import { sendReply } from './reply.js';
import { type Door, pathOf, plainDoor } from './server.js';

const PREFIX = '/apispec:';

/** `/apispec:meta` and `/apispec:<canonical>[:<branch>]`; a group whose swagger is off answers 404. No token needed. */
export function specDoor(app: App, served: readonly Route[]): Door {
    return plainDoor(
        (path) => path.startsWith(PREFIX),
        (request, response) => {
            const [name = '', branch] = pathOf(request).slice(PREFIX.length).split(':');
            const body = name === 'meta' ? metaDocument(app.origin(), served) : groupSpec(app, name, branch);
            sendReply(request, response, { status: 200, body });
            return Promise.resolve();
        },
    );
}

function groupSpec(app: App, canonical: string, label: string | undefined): object {
    const group = publicGroup(app, canonical, label);
    if (group?.swagger !== true) throw noRoute();
    return groupDocument(app, group);
}
