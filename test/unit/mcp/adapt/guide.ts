/** The calls of the older Xano MCP guide, each as it stands there. */
export const GUIDE = {
    n8nAddTable: `{
    "tool": "addTable",
    "args": {
      "workspace_id": "{{ $json.workspace_id }}",
      "table_name": "{{ $json.new_table_name }}",
      "schema": {
        "name": {"type": "text", "required": true},
        "email": {"type": "text", "unique": true},
        "created_at": {"type": "datetime", "default": "now"}
      }
    }
  }`,
    getLoggedInUser: `{ "tool": "getLoggedInUser", "args": {} }`,
    listWorkspaces: `{ "tool": "listWorkspaces", "args": {} }`,
    getWorkspace: `{ "tool": "getWorkspace", "args": { "workspace_id": "ws_12345" } }`,
    getWorkspaceBranches: `{ "tool": "getWorkspaceBranches", "args": { "workspace_id": "ws_12345" } }`,
    addTable: `{
  "tool": "addTable",
  "args": {
    "workspace_id": "ws_12345",
    "name": "customer_analytics",
    "description": "Customer behavior and analytics data",
    "fields": {
      "id": {"type": "integer", "primary": true, "auto_increment": true},
      "customer_id": {"type": "integer", "required": true, "foreign_key": "customers.id"},
      "event_type": {"type": "enum", "options": ["login", "purchase", "view", "click"]},
      "event_data": {"type": "json"},
      "timestamp": {"type": "datetime", "default": "now"},
      "ip_address": {"type": "text"},
      "user_agent": {"type": "text"}
    }
  }
}`,
    weWebAddTable: `{
  "tool": "addTable",
  "args": {
    "workspace_id": 7,
    "name": "customer_profiles",
    "fields": {
      "id": { "type": "integer", "primary": true, "auto_increment": true },
      "name": { "type": "text", "required": true },
      "email": { "type": "text", "unique": true, "required": true },
      "subscription_tier": { "type": "enum", "options": ["free", "pro", "enterprise"] },
      "created_at": { "type": "datetime", "default": "now" }
    }
  }
}`,
    getTables: `{ "tool": "getTables", "args": { "workspace_id": "ws_12345" } }`,
    updateTableMeta: `{
  "tool": "updateTableMeta",
  "args": {
    "workspace_id": "ws_12345",
    "table_id": "tbl_67890",
    "schema_updates": {
      "add_fields": {
        "last_updated": {"type": "datetime", "default": "now"}
      },
      "modify_fields": {
        "email": {"unique": true, "required": true}
      }
    }
  }
}`,
    getTableContent: `{
  "tool": "getTableContent",
  "args": {
    "workspace_id": "ws_12345",
    "table_id": "tbl_67890",
    "limit": 100,
    "offset": 0,
    "filters": {
      "status": "active",
      "created_at": ">2024-01-01"
    },
    "sort": [{"field": "created_at", "direction": "desc"}]
  }
}`,
    searchTableContent: `{
  "tool": "searchTableContent",
  "args": {
    "workspace_id": "ws_12345",
    "table_id": "tbl_67890",
    "query": {
      "and": [
        {"field": "subscription_tier", "operator": "in", "value": ["pro", "enterprise"]},
        {"field": "last_login", "operator": ">", "value": "2024-01-01"},
        {
          "or": [
            {"field": "region", "operator": "=", "value": "US"},
            {"field": "priority", "operator": "=", "value": "high"}
          ]
        }
      ]
    },
    "limit": 50
  }
}`,
    addTableContentBulk: `{
  "tool": "addTableContentBulk",
  "args": {
    "workspace_id": "ws_12345",
    "table_id": "tbl_67890",
    "records": [
      {
        "name": "John Doe",
        "email": "john@example.com",
        "subscription_tier": "pro"
      },
      {
        "name": "Jane Smith",
        "email": "jane@example.com",
        "subscription_tier": "enterprise"
      }
    ]
  }
}`,
    listAPIGroups: `{ "tool": "listAPIGroups", "args": { "workspace_id": "ws_12345" } }`,
    getApiGroupSwagger: `{
  "tool": "getApiGroupSwagger",
  "args": {
    "workspace_id": "ws_12345",
    "api_group_id": "ag_11111"
  }
}`,
    getRequestHistory: `{
  "tool": "getRequestHistory",
  "args": {
    "workspace_id": "ws_12345",
    "limit": 100,
    "start_date": "2024-01-01",
    "end_date": "2024-01-31"
  }
}`,
    searchRequestHistory: `{
  "tool": "searchRequestHistory",
  "args": {
    "workspace_id": "ws_12345",
    "filters": {
      "status_code": ">= 400",
      "endpoint": "contains /api/users",
      "response_time": "> 1000"
    },
    "sort": [{"field": "timestamp", "direction": "desc"}]
  }
}`,
    useCaseListWorkspaces: `{ "tool": "listWorkspaces", "args": {} }`,
    useCaseAddTable: `{
    "tool": "addTable",
    "args": {
      "workspace_id": "ws_12345",
      "name": "customers",
      "fields": {
        "id": {"type": "integer", "primary": true, "auto_increment": true},
        "email": {"type": "text", "unique": true, "required": true},
        "first_name": {"type": "text", "required": true},
        "last_name": {"type": "text", "required": true},
        "created_at": {"type": "datetime", "default": "now"},
        "updated_at": {"type": "datetime", "default": "now", "on_update": "now"}
      }
    }
  }`,
    useCaseSlow: `{
  "tool": "searchRequestHistory",
  "args": {
    "workspace_id": "ws_12345",
    "filters": {
      "timestamp": ">= 2024-01-15",
      "response_time": "> 1000"
    },
    "sort": [{"field": "response_time", "direction": "desc"}],
    "limit": 100
  }
}`,
    useCaseDuplicates: `{
    "tool": "searchTableContent",
    "args": {
      "workspace_id": "ws_12345",
      "table_id": "customers",
      "query": {
        "group_by": "email",
        "having": "count(*) > 1"
      }
    }
  }`,
    useCasePatch: `{
    "tool": "patchTableContentBulk",
    "args": {
      "workspace_id": "ws_12345",
      "table_id": "customers",
      "updates": []
    }
  }`,
    rateLimiting: `{
  "tool": "searchRequestHistory",
  "args": {
    "filters": {
      "user_agent": "contains MCP",
      "timestamp": ">= today"
    }
  }
}`,
} as const;

export interface GuideCall {
    readonly tool: string;
    readonly args: Readonly<Record<string, unknown>>;
}

export const guideCall = (name: keyof typeof GUIDE): GuideCall => JSON.parse(GUIDE[name]) as GuideCall;
