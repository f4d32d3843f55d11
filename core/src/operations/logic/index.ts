import { addonOperations } from './addon.js';
import { agentTriggerOperations } from './agent-trigger.js';
import { agentOperations } from './agent.js';
import { mcpServerTriggerOperations } from './mcp-server-trigger.js';
import { mcpServerOperations } from './mcp-server.js';
import { middlewareOperations } from './middleware.js';
import { realtimeChannelOperations } from './realtime-channel.js';
import { realtimeTriggerOperations } from './realtime-trigger.js';
import { realtimeOperations } from './realtime.js';
import { tableTriggerOperations } from './table-trigger.js';
import { taskOperations } from './task.js';
import { toolOperations } from './tool.js';
import { unitTestOperations } from './unit-test.js';
import { workflowTestOperations } from './workflow-test.js';
import { workspaceTriggerOperations } from './workspace-trigger.js';

/** Logic beside functions and endpoints, by resource and verb. */
export const logicOperations = {
    task: taskOperations,
    middleware: middlewareOperations,
    addon: addonOperations,
    tool: toolOperations,
    agent: agentOperations,
    agentTrigger: agentTriggerOperations,
    mcpServer: mcpServerOperations,
    mcpServerTrigger: mcpServerTriggerOperations,
    workspaceTrigger: workspaceTriggerOperations,
    tableTrigger: tableTriggerOperations,
    realtime: realtimeOperations,
    realtimeChannel: realtimeChannelOperations,
    realtimeTrigger: realtimeTriggerOperations,
    workflowTest: workflowTestOperations,
    unitTest: unitTestOperations,
};
