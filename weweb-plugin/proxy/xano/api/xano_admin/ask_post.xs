// The proxy of the Xano Admin plugin. Its contract is docs/proxy.md of the repository.
query ask verb=POST {
  api_group = "Xano Admin"
  description = "One request of the plugin"
  auth = "user"

  input {
    json version?
    text operation?
    json params?
    json query?
    json body?
    text data_source?
  }

  stack {
    db.get user {
      field_name = "id"
      field_value = $auth.id
    } as $caller

    function.run "xano_admin/allow_list" as $list

    function.run "xano_admin/check" {
      input = {
        role   : $caller.role
        list   : $list
        request: {
          version    : $input.version
          operation  : $input.operation
          params     : $input.params
          query      : $input.query
          body       : $input.body
          data_source: $input.data_source
        }
      }
    } as $asked

    conditional {
      if ($asked.ask == false) {
        return {
          value = $asked.answer
        }
      }
    }

    var $entry {
      value = null
    }

    conditional {
      if ($asked.writes == true) {
        db.add admin_audit {
          data = {
            created_at  : "now"
            user_id     : $auth.id
            operation   : $asked.operation
            table_name  : $asked.table
            record_count: $asked.count
          }
        } as $entry
      }
    }

    function.run "xano_admin/ask" {
      input = {asked: $asked}
    } as $got

    function.run "xano_admin/answer" {
      input = {asked: $asked, list: $list, got: $got}
    } as $told

    conditional {
      if ($asked.writes == true) {
        db.patch admin_audit {
          field_name = "id"
          field_value = $entry.id
          data = {status: $told.status}
        } as $noted
      }
    }

    conditional {
      if ($told.retry_after != null) {
        util.set_header {
          value = "Retry-After: " ~ $told.retry_after
          duplicates = "replace"
        }
      }
    }
  }

  response = $told.answer
}
