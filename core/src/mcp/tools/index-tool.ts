/** The MCP server has a tool for each kind of index. */
export const indexTool = (kind: string): string =>
    `create${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}Index`;
