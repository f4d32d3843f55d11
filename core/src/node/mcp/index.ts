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
export type { SdkFeatures } from './sdk-session.js';
