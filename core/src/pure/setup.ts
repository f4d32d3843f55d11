export { setupPart } from '../doctor/part.js';
export type { SetupClient, SetupPart } from '../doctor/part.js';
export type * from '../doctor/types.js';
export { AI_CLIENTS, clientConfig } from '../mcp/client-config.js';
export type { AiClient, ClientConfig, ClientConfigOptions } from '../mcp/client-config.js';
