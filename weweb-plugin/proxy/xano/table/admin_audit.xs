// One row for every change that went through the proxy: who, when, what. No values.
table admin_audit {
  auth = false

  schema {
    int id
    timestamp created_at?=now
    int user_id? {
      table = "user"
    }

    text operation
    text table_name?
    int? record_count?
    int? status?
  }

  index = [
    {type: "primary", field: [{name: "id"}]}
    {type: "btree", field: [{name: "created_at", op: "desc"}]}
  ]
}
