import * as z from 'zod/v4';
import type { N8nApi } from './api.js';

/** How a node names the credential it uses, by credential type. */
export type CredentialRef = Readonly<Record<string, { readonly id: string; readonly name: string }>>;

export type CredentialData = Readonly<Record<string, string>>;

const saved = z.object({ id: z.string() });
const tested = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });

export async function addCredential(
    api: N8nApi,
    { name, type, data }: { readonly name: string; readonly type: string; readonly data: CredentialData },
): Promise<CredentialRef> {
    const { id } = await api.call(saved, 'POST', '/rest/credentials', { name, type, data });
    return { [type]: { id, name } };
}

/** What the editor shows below a credential when it is saved. */
export async function testCredential(
    api: N8nApi,
    ref: CredentialRef,
    data: CredentialData,
): Promise<{ readonly status: 'OK' | 'Error'; readonly message: string }> {
    const [type, { id, name }] = Object.entries(ref)[0] ?? ['', { id: '', name: '' }];
    return api.call(tested, 'POST', '/rest/credentials/test', { credentials: { id, name, type, data } });
}
