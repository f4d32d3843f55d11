import type { Tool } from '../tool.js';
import { apiTools } from './api.js';
import { contentTools } from './content.js';
import { fileTools } from './file.js';
import { functionTools } from './function.js';
import { historyTools } from './history.js';
import { tableIndexTools } from './table-index.js';
import { tableTools } from './table.js';
import { workspaceTools } from './workspace.js';

/**
 * Every tool the sandbox serves, under the names of Xano's current tool list.
 * choice: where Xano's lists disagree (updateTableMeta, workspaceGetDataSources, getRequestHistory) the names of its
 * tools page win, and only these are listed and known to the MCP doors.
 */
export const tools: readonly Tool[] = [
    ...workspaceTools,
    ...tableTools,
    ...tableIndexTools,
    ...contentTools,
    ...apiTools,
    ...functionTools,
    ...historyTools,
    ...fileTools,
];

const byName = new Map(tools.map((tool) => [tool.name, tool]));

export const findTool = (name: string): Tool | undefined => byName.get(name);

/** The names older documents use for the same tools. */
const olderNames: Readonly<Record<string, string>> = {
    getRequestHistory: 'getApiRequestHistory',
    searchRequestHistory: 'searchApiRequestHistory',
    updateTableMeta: 'updateTableMetadata',
    workspaceGetDataSources: 'listDataSources',
};

/** For the simple POST form: the documents that describe it use the older names. */
export const findToolByAnyName = (name: string): Tool | undefined => findTool(olderNames[name] ?? name);
