// Sends a checked request to the Metadata API. The only place that knows the access token.
function "xano_admin/ask" {
  description = "Xano Admin: asks the Metadata API"

  input {
    json asked
  }

  stack {
    var $url {
      value = $env.xano_admin_instance_url ~ "/api:meta" ~ $input.asked.path
    }

    var $headers {
      value = [
        "Authorization: Bearer " ~ $env.xano_admin_token
        "Accept: application/json"
        "Content-Type: application/json"
        "X-Data-Source: " ~ $input.asked.data_source
      ]
    }

    var $got {
      value = {status: 0, headers: [], result: null}
    }

    try_catch {
      try {
        switch ($input.asked.method) {
          case ("GET") {
            api.request {
              url = $url
              method = "GET"
              headers = $headers
              timeout = 30
              follow_location = false
            } as $sent
          } break

          case ("POST") {
            api.request {
              url = $url
              method = "POST"
              params = $input.asked.body
              headers = $headers
              timeout = 30
              follow_location = false
            } as $sent
          } break

          case ("PUT") {
            api.request {
              url = $url
              method = "PUT"
              params = $input.asked.body
              headers = $headers
              timeout = 30
              follow_location = false
            } as $sent
          } break

          case ("DELETE") {
            api.request {
              url = $url
              method = "DELETE"
              params = $input.asked.body
              headers = $headers
              timeout = 30
              follow_location = false
            } as $sent
          } break
        }

        var.update $got {
          value = {
            status : $sent.response.status
            headers: $sent.response.headers
            result : $sent.response.result
          }
        }
      }

      catch {
        debug.log {
          value = $error.message
        }
      }
    }
  }

  response = $got
}
