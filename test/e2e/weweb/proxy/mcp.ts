import { tableById } from './allow-list.js';
import type { AllowList } from './allow-list.js';
import { send } from './forward.js';
import type { XanoTarget } from './forward.js';
import { isObject, parsed } from './json.js';
import type { Json } from './json.js';
import { cappedPage } from './limits.js';
import { masked } from './mask.js';
import { forbidden, invalid } from './refusal.js';
import { noAnswer, readAnswer } from './xano-answer.js';

/** The newest version of the protocol that this exchange was written for. */
const PROTOCOL = '2025-06-18';

interface Answer {
    readonly session: string | null;
    readonly message: unknown;
}

/** Answers come as JSON or as one event of a stream. */
async function readMessage(response: Response): Promise<Answer> {
    const session = response.headers.get('mcp-session-id');
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !type.includes('event-stream')) {
        return { session, message: await readAnswer(response) };
    }
    const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data:'));
    const messages = lines.map((line) => parsed(line.slice('data:'.length)));
    return { session, message: messages.find((one) => isObject(one) && 'id' in one) };
}

/** One session for one request: initialize, ask, end. */
async function exchange(xano: XanoTarget, url: string, method: string, params: object): Promise<Json> {
    const headers: Record<string, string> = {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
    };
    const post = (message: object) =>
        send(
            xano,
            url,
            { method: 'POST', headers, body: JSON.stringify({ jsonrpc: '2.0', ...message }) },
            readMessage,
        );
    const clientInfo = { name: 'xano-admin-proxy', version: '1' };
    const hello = { protocolVersion: PROTOCOL, capabilities: {}, clientInfo };
    const { session } = await post({ id: 1, method: 'initialize', params: hello });
    if (session !== null) headers['mcp-session-id'] = session;
    await post({ method: 'notifications/initialized' });
    const { message } = await post({ id: 2, method, params }).finally(async () => {
        if (session === null) return;
        // The answer counts, whatever becomes of the session.
        await send(xano, url, { method: 'DELETE', headers }, readMessage).catch(() => undefined);
    });
    if (!isObject(message)) throw noAnswer(502);
    if (isObject(message['error'])) throw invalid(String(message['error']['message']));
    return isObject(message['result']) ? message['result'] : {};
}

/** `mcp.listTools`: the tools on the list, as the server describes them. */
export async function listTools(xano: XanoTarget, url: string, list: AllowList): Promise<object> {
    if (list.mcp_tools.length === 0) return { tools: [] };
    const { tools } = await exchange(xano, url, 'tools/list', {});
    const all: readonly unknown[] = Array.isArray(tools) ? tools : [];
    return { tools: all.filter((tool) => isObject(tool) && list.mcp_tools.includes(String(tool['name']))) };
}

/** Tools reach what their arguments name, so the list holds for those, too. */
function checkArguments(given: Json, list: AllowList): void {
    const { workspace_id = list.workspace_id, table_id } = given;
    if (String(workspace_id) !== String(list.workspace_id)) {
        throw forbidden('This workspace is not available');
    }
    if (table_id === undefined) return;
    const table = tableById(list, table_id);
    if (table === undefined) throw forbidden('This table is not available');
    // choice: what a tool answers is text, from which columns cannot be taken out.
    if (table.columns !== undefined)
        throw forbidden('Tools cannot use a table of which only columns are listed');
}

/** `mcp.callTool` with `{ name, arguments }`. @throws Refusal */
export async function callTool(
    xano: XanoTarget,
    url: string,
    list: AllowList,
    body: unknown,
): Promise<unknown> {
    const { name, arguments: given = {} } = isObject(body) ? body : {};
    if (typeof name !== 'string' || !isObject(given)) {
        throw invalid('The tool is not named', 'Send { "name": "...", "arguments": { } }.');
    }
    if (!list.mcp_tools.includes(name)) throw forbidden(`The tool "${name}" is not available`);
    checkArguments(given, list);
    const args = cappedPage(given, false, list.most_records);
    return masked(await exchange(xano, url, 'tools/call', { name, arguments: args }));
}
