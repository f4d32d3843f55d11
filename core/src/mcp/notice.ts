import type { Input } from '../operation.js';
import type { WriteNotice } from './client.js';
import { propertiesOf } from './adapt/input-schema.js';
import type { McpTool } from './types.js';

/** Tools reported to write to the live branch whatever the caller meant (mcp-server.md 1.6). */
const LIVE_WRITERS = /^(create|update)(API|ApiGroup|Function|Task|Middleware|Addon|Tool|Agent)/i;

const TELL = ['workspace_id', 'table_id'] as const;

/** What a writing call will hit. */
export function writeNotice(tool: McpTool, args: Input): WriteNotice {
    const branch = args['branch'];
    const takesBranch = Object.hasOwn(propertiesOf(tool), 'branch');
    const blind = LIVE_WRITERS.test(tool.name) && !takesBranch;
    return {
        tool: tool.name,
        ...Object.fromEntries(TELL.filter((key) => args[key] !== undefined).map((key) => [key, args[key]])),
        data_source: 'live',
        branch: typeof branch === 'string' && branch !== '' ? branch : 'live',
        ...(blind ? { warning: `${tool.name} takes no branch: it changes the live branch at once.` } : {}),
    };
}
