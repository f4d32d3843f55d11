import type { Resource } from '../../action.js';
import { call } from './call.js';
import { getMany } from './get-many.js';

export const mcpTool: Resource = { value: 'mcpTool', name: 'MCP Tool', actions: [getMany, call] };
