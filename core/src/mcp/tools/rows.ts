/**
 * Every tool that Xano's three lists of its instance server name (mcp-server.md 2), packed: this text is in every bundle.
 *
 * `# type tags path scope` opens a section: the type and the tags of Xano's page of tool filters, the path its tools
 * stand under, the token scope; `-` for none. Below it, `name METHOD path`:
 *
 * - `name/older`: the same operation under a name of another list.
 * - `+tag`: a tag beside those of the section. `:Level`: another level of the scope than the effect suggests; `:-` no scope.
 * - the rest are arguments beside those in the path: `!` behind one is confirmed by Xano, `*` reported from use, all
 *   others are taken from the Metadata API call. Capitals stand for several, see {@link MACROS}.
 */
export const ROWS = `
# - - - -
getLoggedInUser GET /auth/me
listWorkspaces GET /workspace
listRealtimeChannels GET /workspace/{workspace_id}/realtime/channel L
listRealtimeTriggers GET /workspace/{workspace_id}/realtime/channel/trigger L
# - - /workspace/{workspace_id} Instance_Workspace
getWorkspace GET
getWorkspaceContext GET /context B format include user_descriptions ai_descriptions
workspaceRealtimeDetails GET /realtime
# mcp_server ai - -
documentation GET /mcp_server/documentation type!
# workspace_branch logic,ai /workspace/{workspace_id}/branch Instance_Workspace
getWorkspaceBranches GET
deleteWorkspaceBranch DELETE /{branch_label} :Update
# workspace frontend /workspace/{workspace_id} Instance_Workspace
getWorkspaceOpenApi GET /openapi +openapi B
generateWorkspaceSdk ? +sdk :- workspace_id
# workspace_datasources database /workspace/{workspace_id}/datasource Instance_Workspace
listDataSources/workspaceGetDataSources GET
createDataSource POST label color
updateDataSource PUT /{label} color
deleteDataSource DELETE /{label}
# table database /workspace/{workspace_id}/table Workspace_Database
getTables GET L B X
getTable GET /{table_id} X
addTable POST workspace_id* name* description* schema! auth tag
updateTable PUT /{table_id} xanoscript
updateTableMetadata/updateTableMeta PUT /{table_id}/meta name description tag auth
deleteTable DELETE /{table_id}
# - - /workspace/{workspace_id}/table/{table_id} Workspace_Database
updateTableSecurity PUT /security guid
# table_schema database /workspace/{workspace_id}/table/{table_id}/schema Workspace_Database
getTableSchema GET
getTableSchemaElement GET /{name}
updateTableSchema PUT schema
deleteTableSchemaElement DELETE /{name}
renameTableColumn POST /rename old_name new_name
# table_index database /workspace/{workspace_id}/table/{table_id}/index Workspace_Database
listTableIndexes GET
createBtreeIndex POST /btree fields
createUniqueIndex POST /unique fields
createSearchIndex POST /search fields lang name
createSpatialIndex POST /spatial fields
createVectorIndex POST /vector fields
deleteTableIndex DELETE /{index_id}
replaceTableIndexes PUT index
# table_content database /workspace/{workspace_id}/table/{table_id} Workspace_Content
truncateTable DELETE /truncate reset
getTableContent GET /content P
searchTableContent POST /content/search search sort P
getTableContentItem GET /content/{content_id}
addTableContent POST /content
updateTableContentItem PUT /content/{content_id}
deleteTableContentItem DELETE /content/{content_id}
addTableContentBulk POST /content/bulk workspace_id* table_id* items* allow_id_field
patchTableContentBulk POST /content/bulk/patch items
deleteTableContentBulk POST /content/bulk/delete row_ids
patchTableContentBySearch POST /content/search/patch search updates
deleteTableContentBySearch POST /content/search/delete search
# api_group logic /workspace/{workspace_id}/apigroup Workspace_Api
listAPIGroups GET L B middleware
getApiGroup GET /{apigroup_id} +frontend
getApiGroupSwagger GET /{apigroup_id}/openapi +frontend
createApiGroup POST name description swagger B
updateApiGroup PUT /{apigroup_id} name description swagger
updateApiGroupSecurity PUT /{apigroup_id}/security guid canonical
deleteApiGroup DELETE /{apigroup_id}
# api logic /workspace/{workspace_id}/apigroup/{apigroup_id}/api Workspace_Api
listAPIs GET L
getAPI GET /{api_id} X include_draft
getApiSwagger GET /{api_id}/openapi +frontend
createAPI POST xanoscript B
updateAPI PUT /{api_id} apigroup_id* api_id* publish* xanoscript
updateAPISecurity PUT /{api_id}/security guid
deleteAPI DELETE /{api_id}
# request_history audit /workspace/{workspace_id}/request_history Workspace_Request_History
getApiRequestHistory/getRequestHistory GET P B apigroup_id query_id O
searchApiRequestHistory/searchRequestHistory POST /search S B apigroup_id query_id O
# function_history audit /workspace/{workspace_id}/function_history Workspace_Request_History
getFunctionRequestHistory GET P B function_id O
searchFunctionRequestHistory POST /search S B function_id O
# task_history audit /workspace/{workspace_id}/task_history Workspace_Request_History
getTaskRequestHistory GET P B task_id O
searchTaskRequestHistory POST /search S B task_id O
# trigger_history audit /workspace/{workspace_id}/trigger_history Workspace_Request_History
getTriggerRequestHistory GET P trigger_id O
searchTriggerRequestHistory POST /search S trigger_id O
# middleware_history audit /workspace/{workspace_id}/middleware_history Workspace_Request_History
getMiddlewareRequestHistory GET P B middleware_id query_id function_id task_id O
searchMiddlewareRequestHistory POST /search S B middleware_id query_id function_id task_id O
# tool_history audit /workspace/{workspace_id}/tool_history Workspace_Request_History
getToolRequestHistory GET P B tool_id O
searchToolRequestHistory POST /search S B tool_id O
# audit_logs audit /workspace/{workspace_id}/audit_log Workspace_Log
getWorkspaceAuditLogs GET P include_data
searchWorkspaceAuditLogs POST /search S include_data
# audit_logs audit /audit_log -
getAuditLogs GET P include_data
searchAuditLogs POST /search S include_data
# files database /workspace/{workspace_id}/file Workspace_File
listFiles GET L access
uploadFile POST content type access
deleteFile DELETE /{file_id}
deleteFiles DELETE /bulk_delete ids
# static_host frontend /workspace/{workspace_id}/static_host -
listStaticHosts GET page
listStaticHostBuilds GET /{static_host}/build page
createStaticHostBuild POST /{static_host}/build file name description
updateStaticHostEnvironment POST /{static_host}/build/{build_id}/env env
`;

/** Arguments that go together. */
export const MACROS: Readonly<Record<string, string>> = {
    P: 'page per_page',
    S: 'search sort page per_page',
    L: 'page per_page search sort order',
    B: 'branch',
    X: 'include_xanoscript',
    O: 'include_output',
};

/** Things written in XanoScript, each with the same tools: `type noun group path scope`, with what is irregular after it. */
export const FAMILIES = `
function Function logic /function Workspace_Function
add_on Addon logic /addon -
middleware Middleware logic /middleware - listmiddlewares
task Task logic /task Workspace_Task
tool Tool ai /tool -
agent Agent ai /agent - tools
agent_trigger AgentTrigger ai /agent/trigger -
mcp_server MCPServer ai /mcp_server - tools
mcp_server_trigger MCPServerTrigger ai /mcp_server/trigger - listMcpServerTriggers
table_trigger TableTrigger logic /table/trigger - listWorkspaceTableTriggers
workspace_trigger WorkspaceTrigger logic /trigger -
workflow_test WorkflowTest logic /workflow_test -
`;
