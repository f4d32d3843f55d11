import type { Check } from '../types.js';
import { account } from './account.js';
import { answer, clock } from './answer.js';
import { mcpCall, mcpTools } from './mcp-tools.js';
import { mcp, mcpProtocol, mcpSession } from './mcp.js';
import { dns, tls } from './network.js';
import { rateLimit } from './rate-limit.js';
import { rights } from './rights.js';
import { settings } from './settings.js';
import { token } from './token.js';
import { workspace, workspaces } from './workspace.js';

/** Everything that is looked at, in the order in which one thing depends on another. */
export const CHECKS: readonly Check[] = [
    settings,
    dns,
    tls,
    answer,
    clock,
    token,
    account,
    workspaces,
    workspace,
    rights,
    rateLimit,
    mcp,
    mcpSession,
    mcpProtocol,
    mcpTools,
    mcpCall,
];
