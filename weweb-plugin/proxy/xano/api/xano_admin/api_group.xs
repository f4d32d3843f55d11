api_group "Xano Admin" {
  description = "Proxy of the Xano Admin plugin: the access token stays here"
}
