export type {
    McpCallOptions,
    McpServerInfo,
    McpSession,
    McpSettings,
    McpTool,
    RawToolResult,
} from '../../mcp/types.js';
export { createSdkSession } from './connect.js';
export type { SdkSessionOptions } from './connect.js';
export type { ElicitReply, SdkFeatures } from './sdk-session.js';
