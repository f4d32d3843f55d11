/**
 * Xano's lists of its MCP tools, restated by hand from its documents so that the packed catalogue has something to be
 * compared with. `name lists arguments`: O the older short list, T the list of tools, F the page of tool filters, S the
 * older guide; `!` an argument Xano itself names, `*` one reported from use.
 */
export const SINGLE_TOOLS = `
getLoggedInUser SOT
documentation TF type!
listWorkspaces SOT
getWorkspace SOT workspace_id
getWorkspaceBranches SOTF workspace_id
deleteWorkspaceBranch TF workspace_id branch_label
getWorkspaceContext T workspace_id branch format include user_descriptions ai_descriptions
getWorkspaceOpenApi TF workspace_id branch
generateWorkspaceSdk TF workspace_id
workspaceGetDataSources OF workspace_id
listDataSources T workspace_id
createDataSource TF workspace_id label color
updateDataSource TF workspace_id label color
deleteDataSource TF workspace_id label
workspaceRealtimeDetails O workspace_id
listRealtimeChannels T workspace_id page per_page search sort order
listRealtimeTriggers T workspace_id page per_page search sort order
getTables SOTF workspace_id page per_page search sort order branch include_xanoscript
getTable OTF workspace_id table_id include_xanoscript
addTable SOTF workspace_id* name* description* schema! auth tag
updateTable TF workspace_id table_id
updateTableMeta SOF workspace_id table_id name description tag auth
updateTableMetadata T workspace_id table_id name description tag auth
updateTableSecurity OT workspace_id table_id guid
deleteTable OTF workspace_id table_id
truncateTable TF workspace_id table_id reset
getTableSchema TF workspace_id table_id
getTableSchemaElement TF workspace_id table_id name
updateTableSchema TF workspace_id table_id schema
deleteTableSchemaElement TF workspace_id table_id
renameTableColumn TF workspace_id table_id old_name new_name
listTableIndexes TF workspace_id table_id
createBtreeIndex TF workspace_id table_id fields
createUniqueIndex TF workspace_id table_id fields
createSearchIndex TF workspace_id table_id fields lang name
createSpatialIndex TF workspace_id table_id fields
createVectorIndex TF workspace_id table_id fields
deleteTableIndex TF workspace_id table_id index_id
replaceTableIndexes TF workspace_id table_id index
getTableContent SOTF workspace_id table_id page per_page
searchTableContent SOTF workspace_id table_id search sort page per_page
getTableContentItem OTF workspace_id table_id content_id
addTableContent TF workspace_id table_id
updateTableContentItem OTF
deleteTableContentItem OTF
addTableContentBulk SOTF workspace_id* table_id* items* allow_id_field
patchTableContentBulk SOTF workspace_id table_id items
deleteTableContentBulk OTF workspace_id table_id
patchTableContentBySearch OTF workspace_id table_id search updates
deleteTableContentBySearch OTF workspace_id table_id search
listAPIGroups SOTF workspace_id branch page per_page search sort order middleware
getApiGroup OTF workspace_id apigroup_id
getApiGroupSwagger SOTF workspace_id apigroup_id
createApiGroup TF workspace_id name description swagger branch
updateApiGroup TF workspace_id apigroup_id
updateApiGroupSecurity TF workspace_id apigroup_id guid canonical
deleteApiGroup TF workspace_id apigroup_id
listAPIs OTF workspace_id apigroup_id page per_page search sort order
getAPI TF workspace_id apigroup_id api_id include_xanoscript include_draft
getApiSwagger OTF workspace_id apigroup_id api_id
createAPI TF workspace_id apigroup_id branch
updateAPI TF workspace_id apigroup_id* api_id* publish*
updateAPISecurity TF workspace_id apigroup_id api_id guid
deleteAPI TF workspace_id apigroup_id api_id
getRequestHistory SO workspace_id page per_page branch apigroup_id query_id include_output
getApiRequestHistory TF workspace_id page per_page branch apigroup_id query_id include_output
searchRequestHistory SO workspace_id search sort page per_page branch apigroup_id query_id include_output
searchApiRequestHistory TF workspace_id search sort page per_page branch apigroup_id query_id include_output
getFunctionRequestHistory TF workspace_id page per_page branch function_id include_output
searchFunctionRequestHistory TF workspace_id search sort
getTaskRequestHistory TF workspace_id page per_page branch task_id include_output
searchTaskRequestHistory TF workspace_id search sort
getTriggerRequestHistory TF workspace_id page per_page trigger_id include_output
searchTriggerRequestHistory TF workspace_id search sort
getMiddlewareRequestHistory TF workspace_id page per_page branch middleware_id query_id function_id task_id include_output
searchMiddlewareRequestHistory TF workspace_id search sort
getToolRequestHistory TF workspace_id page per_page branch tool_id include_output
searchToolRequestHistory TF workspace_id search sort
getWorkspaceAuditLogs F workspace_id page per_page include_data
searchWorkspaceAuditLogs F workspace_id search sort
getAuditLogs F page per_page include_data
searchAuditLogs F search sort
listFiles TF workspace_id page per_page search sort order access
uploadFile TF workspace_id content type access
deleteFile TF workspace_id file_id
deleteFiles TF workspace_id ids
listStaticHosts TF workspace_id page
listStaticHostBuilds TF workspace_id static_host page
createStaticHostBuild TF workspace_id static_host file name description
updateStaticHostEnvironment TF workspace_id static_host build_id env
`;

/** `list get create update delete security id path`: the families written in XanoScript, all in T and F. */
export const FAMILY_TOOLS = `
listFunctions getFunction createFunction updateFunction deleteFunction updateFunctionSecurity function_id /function
listAddons getAddon createAddon updateAddon deleteAddon updateAddonSecurity addon_id /addon
listmiddlewares getMiddleware createMiddleware updateMiddleware deleteMiddleware updateMiddlewareSecurity middleware_id /middleware
listTasks getTask createTask updateTask deleteTask updateTaskSecurity task_id /task
listTools getTool createTool updateTool deleteTool updateToolSecurity tool_id /tool
listAgents getAgent createAgent updateAgent deleteAgent - agent_id /agent
listAgentTriggers getAgentTrigger createAgentTrigger updateAgentTrigger deleteAgentTrigger updateAgentTriggerSecurity trigger_id /agent/trigger
listMCPServers getMCPServer createMCPServer updateMCPServer deleteMCPServer - mcp_server_id /mcp_server
listMcpServerTriggers getMCPServerTrigger createMCPServerTrigger updateMCPServerTrigger deleteMCPServerTrigger updateMCPServerTriggerSecurity trigger_id /mcp_server/trigger
listWorkspaceTableTriggers getTableTrigger createTableTrigger updateTableTrigger deleteTableTrigger updateTableTriggerSecurity trigger_id /table/trigger
listWorkspaceTriggers getWorkspaceTrigger createWorkspaceTrigger updateWorkspaceTrigger deleteWorkspaceTrigger updateWorkspaceTriggerSecurity trigger_id /trigger
listWorkflowTests getWorkflowTest createWorkflowTest updateWorkflowTest deleteWorkflowTest updateWorkflowTestSecurity workflow_test_id /workflow_test
`;

/** Type and groups of every tool on the page of tool filters. */
export const FILTER_TAGS = `
agent ai: listAgents getAgent deleteAgent createAgent updateAgent
agent_trigger ai: listAgentTriggers getAgentTrigger deleteAgentTrigger createAgentTrigger updateAgentTrigger updateAgentTriggerSecurity
tool ai: listTools getTool deleteTool createTool updateTool updateToolSecurity
mcp_server ai: listMCPServers getMCPServer deleteMCPServer createMCPServer updateMCPServer documentation
mcp_server_trigger ai: listMcpServerTriggers getMCPServerTrigger deleteMCPServerTrigger createMCPServerTrigger updateMCPServerTrigger updateMCPServerTriggerSecurity
workspace_branch logic ai: getWorkspaceBranches deleteWorkspaceBranch
function logic: listFunctions getFunction deleteFunction createFunction updateFunction updateFunctionSecurity
api_group logic: listAPIGroups deleteApiGroup createApiGroup updateApiGroup updateApiGroupSecurity
api_group logic frontend: getApiGroup getApiGroupSwagger
add_on logic: listAddons getAddon deleteAddon createAddon updateAddon updateAddonSecurity
middleware logic: listmiddlewares getMiddleware deleteMiddleware createMiddleware updateMiddleware updateMiddlewareSecurity
task logic: listTasks getTask deleteTask createTask updateTask updateTaskSecurity
workspace_trigger logic: listWorkspaceTriggers getWorkspaceTrigger deleteWorkspaceTrigger createWorkspaceTrigger updateWorkspaceTrigger updateWorkspaceTriggerSecurity
workflow_test logic: listWorkflowTests getWorkflowTest deleteWorkflowTest createWorkflowTest updateWorkflowTest updateWorkflowTestSecurity
table_trigger logic: listWorkspaceTableTriggers getTableTrigger deleteTableTrigger createTableTrigger updateTableTrigger updateTableTriggerSecurity
api logic: listAPIs getAPI deleteAPI createAPI updateAPI updateAPISecurity
api logic frontend: getApiSwagger
table database: getTables getTable addTable updateTable updateTableMeta deleteTable
table_content database: getTableContent getTableContentItem searchTableContent deleteTableContentItem addTableContent addTableContentBulk patchTableContentBulk deleteTableContentBulk deleteTableContentBySearch patchTableContentBySearch updateTableContentItem truncateTable
table_index database: listTableIndexes createBtreeIndex createSearchIndex createUniqueIndex createVectorIndex createSpatialIndex deleteTableIndex replaceTableIndexes
table_schema database: getTableSchema deleteTableSchemaElement getTableSchemaElement updateTableSchema renameTableColumn
files database: listFiles uploadFile deleteFiles deleteFile
workspace_datasources database: workspaceGetDataSources createDataSource updateDataSource deleteDataSource
workspace openapi frontend: getWorkspaceOpenApi
workspace sdk frontend: generateWorkspaceSdk
static_host frontend: listStaticHosts listStaticHostBuilds createStaticHostBuild updateStaticHostEnvironment
request_history audit: getApiRequestHistory searchApiRequestHistory
audit_logs audit: getWorkspaceAuditLogs getAuditLogs searchWorkspaceAuditLogs searchAuditLogs
function_history audit: getFunctionRequestHistory searchFunctionRequestHistory
task_history audit: getTaskRequestHistory searchTaskRequestHistory
trigger_history audit: getTriggerRequestHistory searchTriggerRequestHistory
middleware_history audit: getMiddlewareRequestHistory searchMiddlewareRequestHistory
tool_history audit: getToolRequestHistory searchToolRequestHistory
`;
