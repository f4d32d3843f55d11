// To call MCP tools.
export { proxyTools } from '../mcp.js';
export { checkToolArguments } from '../tool-arguments.js';
