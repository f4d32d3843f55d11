import type { OperationRow } from '../row.js';
import { familyRows } from './family.js';
import { branched } from './samples.js';

const trigger = (name: string, actions: Readonly<Record<string, boolean>>) => ({
    ...branched(9, name),
    actions,
    input: [],
    draft_updated_at: null,
});

/** What clients bring along, which the two kinds of AI trigger are given. */
const TOOLSET = `  input {
    object toolset {
      schema {
        int id
        text name
        text instructions
      }
    }

    object[] tools {
      schema {
        int id
        text name
        text instructions
      }
    }
  }`;

export const triggerRows: readonly OperationRow[] = [
    ...familyRows({
        resource: 'agentTrigger',
        path: '/agent/trigger',
        key: 'trigger_id',
        answer: trigger('greet_client', { connection: true }),
        script: `agent_trigger greet_client {
  agent = "Ticket Helper"
${TOOLSET}

  stack {
  }

  response = $input.tools
  actions = {connection: true}
}`,
    }),
    ...familyRows({
        resource: 'mcpServerTrigger',
        path: '/mcp_server/trigger',
        key: 'trigger_id',
        answer: trigger('hide_tools', { connection: true }),
        script: `mcp_server_trigger hide_tools {
  mcp_server = "Support desk"
${TOOLSET}

  stack {
  }

  response = $input.tools
  actions = {connection: true}
}`,
    }),
    ...familyRows({
        resource: 'workspaceTrigger',
        path: '/trigger',
        key: 'trigger_id',
        answer: {
            ...trigger('tell_of_release', { branch_live: true, branch_merge: false, branch_new: false }),
            workspace_id: 7,
        },
        script: `workspace_trigger tell_of_release {
  input {
    object to_branch {
      schema {
        int id
        text label
      }
    }

    object from_branch {
      schema {
        int id
        text label
      }
    }

    enum action {
      values = ["branch_live", "branch_merge", "branch_new"]
    }
  }

  stack {
  }

  actions = {branch_live: true}
}`,
    }),
    ...familyRows({
        resource: 'tableTrigger',
        path: '/table/trigger',
        key: 'trigger_id',
        answer: {
            ...trigger('audit_ticket', { insert: true, update: true, delete: true, truncate: false }),
            table_id: 628,
            datasources: ['live'],
        },
        script: `table_trigger audit_ticket {
  table = "ticket"
  input {
    json new
    json old
    enum action {
      values = ["insert", "update", "delete", "truncate"]
    }

    text datasource
  }

  stack {
    db.add audit_log {
      data = {action: $input.action, before: $input.old, after: $input.new}
    } as $entry
  }

  actions = {insert: true, update: true, delete: true, truncate: false}
}`,
    }),
    ...familyRows({
        resource: 'realtimeTrigger',
        path: '/realtime/channel/trigger',
        key: 'trigger_id',
        answer: trigger('keep_message', { message: true, join: false }),
        script: `realtime_trigger keep_message {
  channel = "room/{id}"
  input {
    enum action {
      values = ["message", "join"]
    }

    text channel
    object client {
      schema {
        json extras
        object permissions {
          schema {
            int dbo_id
            text row_id
          }
        }
      }
    }

    object options {
      schema {
        bool authenticated
        text channel
      }
    }

    json payload
  }

  stack {
  }

  response = $input.payload
  actions = {message: true}
}`,
    }),
];
