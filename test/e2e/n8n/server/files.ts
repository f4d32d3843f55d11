import type { CaseFile } from '../../../n8n/case.js';
import type { N8nApi } from './api.js';
import type { ExecutedItem } from './executions.js';

/** The files of an item as text; n8n keeps them apart from the execution's data, or in it as base64. */
export async function filesOf(api: N8nApi, { binary = {} }: ExecutedItem): Promise<readonly CaseFile[]> {
    return Promise.all(
        Object.entries(binary).map(async ([property, { id, data, mimeType, fileName = '' }]) => ({
            property,
            fileName,
            mimeType,
            text:
                id === undefined
                    ? Buffer.from(data, 'base64').toString()
                    : await api.text(`/rest/binary-data?action=download&id=${encodeURIComponent(id)}`),
        })),
    );
}
