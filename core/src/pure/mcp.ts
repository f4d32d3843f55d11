export type { McpClient, ToolAnswer, ToolCallOptions, WriteNotice } from '../mcp/client.js';
export { buildArguments, describeEndpoint, describeInputs, readValues } from '../mcp/forms/index.js';
export type { EndpointInput, FieldDescription, FieldType, FieldVariant } from '../mcp/forms/index.js';
export { mcpPart } from '../mcp/part.js';
export type { McpPart } from '../mcp/part.js';
export { createPureSession, createStreamableSession } from '../mcp/session/index.js';
export { isDestructive, knownTools, searchTools } from '../mcp/tools/index.js';
export type { FoundTool, KnownArgument, KnownTool, Sureness, ToolQuery } from '../mcp/tools/index.js';
export type * from '../mcp/types.js';
