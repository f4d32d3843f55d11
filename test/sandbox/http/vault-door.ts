import type { App } from '../app.js';
import { noRoute } from '../errors.js';
import { toArchive } from '../routes/newer/archive.js';
import { sendReply } from './reply.js';
import { type Door, pathOf, plainDoor } from './server.js';

const PREFIX = '/vault/';

/** What download links lead to: whoever has the address has the file. choice: links do not end. */
export function vaultDoor(app: App): Door {
    return plainDoor(
        (path) => path.startsWith(PREFIX),
        (request, response) => {
            const body = fileAt(app, pathOf(request).slice(PREFIX.length).split('/'));
            const headers = { 'Content-Type': 'application/octet-stream' };
            sendReply(
                request,
                response,
                body === undefined
                    ? { status: 404, body: noRoute().toBody() }
                    : { status: 200, body, headers },
            );
            return Promise.resolve();
        },
    );
}

function fileAt(app: App, [kind, id, part]: readonly string[]): Uint8Array | undefined {
    if (kind === 'release') {
        const release = app.objects.get('release', Number(id));
        return release && toArchive('release', release);
    }
    const backup = app.objects.get('tenant', Number(id))?.backups.find((one) => String(one.id) === part);
    return backup && toArchive('backup', { ...backup.content, release: backup.release });
}
