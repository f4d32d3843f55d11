// What the proxy allows: this one place. Whatever does not stand here is refused.
// Replace the id of the workspace, and the tables with their ids and columns, by your own.
function "xano_admin/allow_list" {
  description = "Xano Admin: what is allowed"

  input {
  }

  stack {
  }

  response = {
    workspace_id: 1
    operations  : ["table.list", "requestHistory.search"]
    tables      : {
      products: {
        id        : 12
        operations: ["record.search", "record.get", "record.bulkPatch"]
        columns   : ["name", "price", "stock"]
      }
      feedback: {
        id        : 13
        operations: ["record.create"]
        columns   : ["email", "message"]
      }
    }
    most_records: 100
    most_changes: 100
    data_sources: ["live"]
  }
}
